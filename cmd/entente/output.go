package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente/graph"
)

var formats = append([]string{"text", "json"}, graph.FileFormats()...)

// outputFormat decides the format of an answer from --format and -o.
func (a *app) outputFormat(output string) (string, error) {
	extension := strings.ToLower(strings.TrimPrefix(filepath.Ext(output), "."))
	if extension == "txt" {
		extension = "text"
	}
	switch {
	case a.format != "" && !slices.Contains(formats, a.format):
		return "", &usageError{fmt.Errorf("--format has no choice %q", a.format), "formats are " + strings.Join(formats, ", ")}
	case output == "" || output == "-":
		return a.format, nil
	case filepath.Base(output) == filepath.Ext(output) && !strings.ContainsAny(filepath.Base(output)[1:], "."):
		return "", &usageError{fmt.Errorf("-o %s: the file has an extension but no name", output), "name it like answer.svg"}
	case a.format == "" && extension == "":
		return "", &usageError{fmt.Errorf("-o %s: the name has no extension to tell the format", output), "name it like answer.svg, or say --format"}
	case a.format != "" && (extension == "" || extension == a.format):
		return a.format, nil
	case !slices.Contains(formats, extension):
		return "", &usageError{fmt.Errorf("-o %s: no format .%s", output, extension), "extensions are .txt, .json, ." + strings.Join(graph.FileFormats(), ", .")}
	case a.format != "":
		return "", &usageError{fmt.Errorf("-o %s and --format %s name two formats", output, a.format), "leave one of them out"}
	}
	return extension, nil
}

// write writes the answer to standard output or, whole or not at all, to a
// file.
func (a *app) write(output string, b []byte) error {
	if output == "" || output == "-" {
		_, err := a.out.Write(b)
		return err
	}
	if err := writeFile(output, b); err != nil {
		return fmt.Errorf("the answer could not be written: %w", err)
	}
	if !a.quiet {
		fmt.Fprintf(a.err, "wrote %s (%d bytes)\n", output, len(b))
	}
	return nil
}

// writeFile puts the bytes beside the file first and then in its place, so
// that a failure leaves what was there. What is no plain file, such as
// /dev/stderr, is written to directly.
func writeFile(name string, b []byte) (err error) {
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		if info.IsDir() {
			return &fs.PathError{Op: "write", Path: name, Err: errors.New("is a folder")}
		}
		return os.WriteFile(name, b, 0o644)
	}
	f, err := os.CreateTemp(filepath.Dir(name), ".entente-*")
	if err != nil {
		return cause(name, err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
			err = cause(name, err)
		}
	}()
	if _, err = f.Write(b); err != nil {
		_ = f.Close()
		return err
	}
	if err = f.Close(); err != nil {
		return err
	}
	if err = os.Chmod(f.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}

// cause names the file that was asked for, not the one beside it.
func cause(name string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return fmt.Errorf("%s: %w", name, path.Err)
	}
	return fmt.Errorf("%s: %w", name, err)
}
