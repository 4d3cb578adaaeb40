package seed

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

const (
	// maxYAML is the size of a YAML file in bytes. Bulk data is CSV.
	maxYAML = 32 << 20
	// maxCSV is the size of a CSV file in bytes, after unpacking.
	maxCSV = 4 << 30
	// maxRow is the size of one row of a CSV file in bytes: a packed file of a
	// few bytes may hold a cell of gigabytes.
	maxRow = 4 << 20
	// headBytes is how much of a file is looked at to tell what it is.
	headBytes = 512
)

var errTooLarge = errors.New("it is too large (YAML up to 32 MiB, CSV up to 4 GiB)")

var errRowTooLarge = errors.New("a row is larger than 4 MiB; is a quote not closed?")

// A bounded reader fails beyond its limit where io.LimitReader would end, and
// beyond the limit of a row since the last call of next.
type bounded struct {
	io.Reader
	left, row int64
}

// next begins another row. What was read ahead counts for the row before, so
// that the limit is no sharper than the buffers.
func (b *bounded) next() { b.row = maxRow }

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.Reader.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, errTooLarge
	}
	if b.row -= int64(n); b.row < 0 {
		return 0, errRowTooLarge
	}
	return n, err
}

// An opened file is read through a buffer, and unpacked when it is packed.
type opened struct {
	*bufio.Reader
	*bounded
	file io.Closer
}

func (o opened) Read(p []byte) (int, error) { return o.Reader.Read(p) }

func (o opened) Close() error { return o.file.Close() }

// stream opens the file of a part behind its byte order mark. It reports
// what can't be text of ours and then gives false.
func (l *loading) stream(p *part) (*opened, bool) {
	whole := place{file: p.file}
	bad := func(fix, format string, args ...any) (*opened, bool) {
		p.broken = true
		l.errorf(whole, fix, format, args...)
		return nil, false
	}
	file, err := p.open()
	if err != nil {
		return bad("", "the file can't be read: %v", reason(err))
	}
	limit := int64(maxYAML)
	if p.form == csvFile {
		limit = maxCSV
	}
	var raw io.Reader = file
	if p.copy != nil {
		raw = io.TeeReader(file, p.copy)
	}
	if strings.HasSuffix(l.files[p.file], ".gz") {
		unpacked, err := gzip.NewReader(raw)
		if err != nil {
			file.Close()
			return bad("pack it again", "the file can't be unpacked: %v", err)
		}
		raw = unpacked
	}
	source := &bounded{raw, limit, maxRow}
	if p.form != csvFile {
		source.row = limit
	}
	in := bufio.NewReaderSize(source, 1<<16)
	head, err := in.Peek(headBytes)
	if err != nil && err != io.EOF {
		file.Close()
		return bad("", "the file can't be read: %v", reason(err))
	}
	if f := foreign(head); f != nil {
		file.Close()
		return bad(f.fix, "the file %s", f.what)
	}
	if bytes.HasPrefix(head, utf8BOM) {
		_, _ = in.Discard(len(utf8BOM))
		head = head[len(utf8BOM):]
	}
	if len(bytes.TrimSpace(head)) == 0 && len(head) < headBytes-len(utf8BOM) {
		file.Close()
		fix := "write [] for an empty list, or remove the file"
		if p.form == csvFile {
			fix = "begin it with a row of names such as id, or remove the file"
		}
		return bad(fix, "the file is empty")
	}
	return &opened{in, source, file}, true
}

// slurp reads the whole file of a part as text.
func (l *loading) slurp(p *part) (string, bool) {
	in, ok := l.stream(p)
	if !ok {
		return "", false
	}
	defer in.Close()
	data, err := io.ReadAll(in)
	if err != nil {
		p.broken = true
		l.errorf(place{file: p.file}, "", "the file can't be read: %v", reason(err))
		return "", false
	}
	if line, column, bad := invalid(data); bad {
		p.broken = true
		f := notUTF8(data)
		l.errorf(place{p.file, int32(line), int32(column)}, f.fix, "the file %s", f.what)
		return "", false
	}
	if bytes.IndexByte(data, '\r') >= 0 && bytes.IndexByte(data, '\n') < 0 {
		p.broken = true
		l.errorf(place{file: p.file}, "save it with line ends of Unix or Windows", "the lines end in carriage returns only")
		return "", false
	}
	return string(data), true
}

// reason is an error without the path that stands before it anyway.
func reason(err error) string {
	var bad *fs.PathError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return "the packed file is cut off"
	case errors.Is(err, fs.ErrNotExist):
		return "it does not exist"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	case errors.As(err, &bad):
		return fmt.Sprint(bad.Err)
	}
	return err.Error()
}
