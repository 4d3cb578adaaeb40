package seed

import (
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"entente/graph"
	"entente/seed/data"
)

// bundledID names the bundled data set and its folder.
const bundledID = "south-caucasus"

// Load reads and checks data sets together: folders and single files, each
// once. A bundled data set that one of them extends and that is not among
// them is loaded too and comes last.
//
// It gives the contents in the order of the paths and the problems in the
// order of their place. When any problem is an error there are no contents,
// and the error is an *InvalidError; warnings alone are no error. Nothing in
// the files makes it panic. O(n log n) in the size of the data, and memory in
// proportion to it.
func Load(paths ...string) ([]graph.Contents, []Problem, error) {
	l := newLoading()
	l.find(paths)
	l.read()
	return l.finish()
}

// LoadFS is Load of one folder of a file system, "." for its root. Problems
// name the files by their paths in it.
func LoadFS(fsys fs.FS, folder string) (graph.Contents, []Problem, error) {
	l := newLoading()
	if s := l.folder(fsys, folder, folder); s != nil {
		l.sets = append(l.sets, s)
	}
	l.read()
	contents, problems, err := l.finish()
	if err != nil || len(contents) == 0 {
		return graph.Contents{}, problems, err
	}
	return contents[0], problems, nil
}

// Bundled gives the data set that comes with the program.
func Bundled() (graph.Contents, error) {
	contents, _, err := LoadFS(data.Files, bundledID)
	return contents, err
}

// find looks for the data sets at paths of the disk, each once.
func (l *loading) find(paths []string) {
	seen := map[string]bool{}
	for _, path := range paths {
		if path = filepath.Clean(path); seen[path] {
			continue
		}
		seen[path] = true
		if s := l.open(path); s != nil {
			l.sets = append(l.sets, s)
		}
	}
}

// judge sorts the problems; the error is an *InvalidError when any of them is
// one.
func (l *loading) judge() error {
	l.sortProblems()
	if slices.ContainsFunc(l.problems, func(p Problem) bool { return p.Severity == Error }) {
		return &InvalidError{l.problems}
	}
	return nil
}

// finish ends a loading.
func (l *loading) finish() ([]graph.Contents, []Problem, error) {
	if err := l.judge(); err != nil {
		return nil, l.problems, err
	}
	var out []graph.Contents
	for _, s := range l.sets {
		out = append(out, s.contents)
	}
	return out, l.problems, nil
}

// read reads all sets: first what can be referred to, then the rest.
func (l *loading) read() {
	for _, s := range l.sets {
		l.readPart(s, datasetPart)
	}
	l.addBundled()
	for _, name := range []string{sourcesPart, actorsPart} {
		for _, s := range l.sets {
			l.readPart(s, name)
		}
	}
	for _, s := range l.sets {
		l.finishSources(s)
	}
	for _, s := range l.sets {
		if l.light {
			s.tally = newTally(s)
		}
	}
	for _, name := range restParts {
		for _, s := range l.sets {
			l.readPart(s, name)
		}
	}
	l.defined = nil
	l.checkAliases()
}

// addBundled adds the bundled set when it is extended, and reports others
// that are extended and not there.
func (l *loading) addBundled() {
	loaded := func(id graph.DatasetID) bool {
		return slices.ContainsFunc(l.sets, func(s *set) bool { return s.contents.Dataset.ID == id })
	}
	for _, s := range slices.Clone(l.sets) {
		for _, id := range s.contents.Dataset.Extends {
			switch {
			case loaded(id):
			case id == bundledID:
				b := l.folder(data.Files, bundledID, "bundled:"+bundledID)
				l.sets = append(l.sets, b)
				l.readPart(b, datasetPart)
			default:
				l.errorf(s.keys["extends"], "load it too", "extends data set %q, which is not loaded", clip(string(id)))
			}
		}
	}
}

// open finds the parts of the data set at a path of the disk; nil after
// reporting that there is none.
func (l *loading) open(path string) *set {
	info, err := os.Stat(path)
	if err != nil {
		l.errorf(place{file: l.file(path)}, "give a folder or a .yaml file", "no data set here: %s", reason(err))
		return nil
	}
	if info.IsDir() {
		return l.folder(os.DirFS(path), ".", path)
	}
	if !info.Mode().IsRegular() {
		l.errorf(place{file: l.file(path)}, "give a folder or a .yaml file", "it is neither a folder nor a plain file")
		return nil
	}
	return l.single(path, func() (io.ReadCloser, error) { return os.Open(path) })
}

func (l *loading) file(path string) int32 {
	l.files = append(l.files, path)
	return int32(len(l.files) - 1)
}

func (l *loading) newSet(path string) *set {
	return &set{file: l.file(path), sourceAt: map[graph.SourceID]place{}, parts: map[string]*part{}}
}

// single finds the parts of a data set in one file.
func (l *loading) single(path string, open func() (io.ReadCloser, error)) *set {
	s := l.newSet(path)
	whole := &part{file: s.file, open: open}
	switch ext := strings.ToLower(filepath.Ext(path)); ext {
	case ".csv", ".gz":
		l.errorf(place{file: s.file}, "give the folder it lies in, with dataset.yaml", "one CSV file is no data set")
		return nil
	case ".yaml", ".yml":
	default:
		if in, ok := l.stream(whole); ok {
			in.Close()
			l.errorf(place{file: s.file}, "give a folder or a .yaml file", "the file is not YAML by its name")
		}
		return nil
	}
	all, ok := l.slurp(whole)
	if !ok {
		return nil
	}
	s.parts = l.sections(s.file, all)
	if len(s.parts) == 0 {
		l.errorf(place{file: s.file}, "a data set in one file has the keys "+strings.Join(partNames, ", "), "the file is no data set")
		return nil
	}
	for _, name := range []string{datasetPart, actorsPart} {
		if s.parts[name] == nil {
			l.errorf(place{file: s.file}, "add it", "there is no key %q", name)
			s.parts[name] = &part{file: s.file, form: yamlSection, broken: true}
		}
	}
	return s
}

// readPart reads one part of a set, if it has it.
func (l *loading) readPart(s *set, name string) {
	if p := s.parts[name]; p != nil && !p.broken {
		l.readList(s, name, p)
	}
}

func (l *loading) readList(s *set, name string, p *part) {
	r, t := &reader{loading: l, set: s}, tableOf(name)
	if p.form == csvFile {
		t.readCSV(r, p)
		return
	}
	whole := piece{p.text, p.line}
	if p.form == yamlFile {
		all, ok := l.slurp(p)
		if !ok {
			return
		}
		whole = piece{all, 0}
	}
	if name == datasetPart {
		l.readHead(r, t, p, whole)
		return
	}
	if p.form == yamlSection {
		whole = p.body()
	}
	for _, rec := range l.records(p, name, whole) {
		if l.full() {
			return
		}
		v, ok := l.parseYAML(p, rec.text, rec.before)
		switch {
		case !ok:
			t.broken(r, idLine(rec.text), place{p.file, int32(rec.before + 1), 1})
		case v.shape == list && len(v.list) == 1:
			t.readYAML(r, &v.list[0])
		default:
			l.errorf(v.at, "begin it with - id: …", "this is no entry of a list")
		}
	}
}

// readHead reads the fields of the data set itself.
func (l *loading) readHead(r *reader, t recordReader, p *part, whole piece) {
	v, ok := l.parseYAML(p, whole.text, whole.before)
	if !ok {
		return
	}
	if p.form == yamlSection && v.shape == mapping && len(v.entries) == 1 {
		at := v.at
		if v = v.entries[0].value; v.at.line == 0 || v.shape == absent {
			v.at = at
		}
	}
	if v.shape != mapping {
		l.errorf(v.at, "write id:, title:, version:, covers_until: and licence:", "the data set must be a map, is %s", v.shape)
		return
	}
	t.readYAML(r, &v)
}

// idLine finds the id of a record that is no YAML, "" when there is none.
func idLine(text string) string {
	id := ""
	lines(text, func(line string, _, _ int) {
		key, v, ok := strings.Cut(strings.TrimLeft(line, "- "), ":")
		if ok && key == "id" && id == "" {
			id = strings.TrimSpace(v)
		}
	})
	return id
}
