package seed

import (
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// endings are the forms of a list in a folder.
var endings = []struct {
	name string
	form form
}{{".yaml", yamlFile}, {".csv", csvFile}, {".csv.gz", csvFile}}

// folder finds the parts of a data set in a folder; nil after reporting that
// it is none. Problems name its files by what shown is joined with.
func (l *loading) folder(fsys fs.FS, dir, shown string) *set {
	found, err := fs.ReadDir(fsys, dir)
	if err != nil {
		l.errorf(place{file: l.file(shown)}, "give a folder or a .yaml file", "no data set here: %s", reason(err))
		return nil
	}
	s := l.newSet(shown)
	var others []string
	names := map[string]bool{}
	for _, f := range found {
		names[f.Name()] = true
	}
	for _, name := range partNames {
		var have []string
		for _, e := range endings {
			file := name + e.name
			if !names[file] || (name == datasetPart && e.form != yamlFile) {
				continue
			}
			have = append(have, file)
			if len(have) > 1 {
				l.errorf(place{file: l.file(filepath.Join(shown, file))}, "keep one of them", "the %s are also in %s", name, have[0])
				continue
			}
			inside := path.Join(dir, file)
			if bad := notPlain(fsys, inside); bad != nil {
				at := l.file(filepath.Join(shown, file))
				l.errorf(place{file: at}, bad.fix, "the file %s", bad.what)
				s.parts[name] = &part{file: at, form: e.form, broken: true}
				continue
			}
			s.parts[name] = &part{
				file: l.file(filepath.Join(shown, file)), form: e.form,
				open: func() (io.ReadCloser, error) { return fsys.Open(inside) },
			}
		}
	}
	for _, f := range found {
		if name := f.Name(); !isPart(name) && !isAside(name) {
			others = append(others, name)
		}
	}
	if len(s.parts) == 0 {
		fix := "a data set is a folder with dataset.yaml and actors.yaml, or one .yaml file"
		what := "the folder is no data set"
		if len(found) == 0 {
			what = "the folder is empty"
		}
		for _, name := range others {
			if ext := path.Ext(name); ext == ".yaml" || ext == ".yml" {
				fix += "; perhaps " + filepath.Join(shown, name) + " is meant"
				break
			}
		}
		l.errorf(place{file: s.file}, fix, "%s", what)
		return nil
	}
	for name, fix := range map[string]string{
		datasetPart: "add it with id, title, version, covers_until and licence",
		actorsPart:  "add it, or actors.csv",
	} {
		if s.parts[name] == nil {
			l.errorf(place{file: s.file}, fix, "there is no %s.yaml", name)
			s.parts[name] = &part{file: s.file, broken: true}
		}
	}
	for _, name := range others {
		at := place{file: l.file(filepath.Join(shown, name))}
		stem, ext, _ := strings.Cut(strings.ToLower(name), ".")
		switch {
		case tableNamed(stem) && (ext == "yml" || ext == "yaml"):
			l.errorf(at, "name it "+stem+".yaml", "the file is not read under this name")
		case tableNamed(stem) && ext == "csv" && stem != datasetPart:
			l.errorf(at, "name it "+stem+".csv", "the file is not read under this name")
		case tableNamed(stem) && ext == "yaml.gz":
			l.errorf(at, "unpack it, or write it as "+stem+".csv.gz", "the file is not read: only CSV may be packed")
		case stem == datasetPart:
			l.errorf(at, "write it as dataset.yaml", "the file is not read under this name")
		default:
			l.warnf(at, l.didYouMean(name, fileNames()), "the file is not read")
		}
	}
	return s
}

// notPlain says why a file of a folder can't be read as one: a pipe would be
// waited for without end.
func notPlain(fsys fs.FS, name string) *fault {
	info, err := fs.Stat(fsys, name)
	switch {
	case err != nil:
		return &fault{"can't be read: " + reason(err), "put the file there, or remove the link"}
	case info.IsDir():
		return &fault{"is a folder", "put a file of this name there, or remove the folder"}
	case !info.Mode().IsRegular():
		return &fault{"is no plain file", "put a plain file there"}
	}
	return nil
}

// tableNamed tells the names of parts.
func tableNamed(s string) bool { return slices.Contains(partNames, s) }

// isPart tells the names of files that are read.
func isPart(file string) bool { return slices.Contains(fileNames(), file) }

func fileNames() []string {
	out := []string{"dataset.yaml"}
	for _, name := range partNames[1:] {
		for _, e := range endings {
			out = append(out, name+e.name)
		}
	}
	return out
}

// isAside tells files that may lie beside the data: hidden ones and those
// that tell people about it.
func isAside(file string) bool {
	if strings.HasPrefix(file, ".") {
		return true
	}
	stem, _, _ := strings.Cut(strings.ToLower(file), ".")
	return slices.Contains([]string{"readme", "licence", "license", "notice", "changes", "changelog"}, stem)
}
