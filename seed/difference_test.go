package seed

import (
	"reflect"
	"slices"
	"testing"

	"entente/graph"
)

// Every field of a record that counts for its sum has a name, and the name is
// that of a field of the files.
func TestChangedFields(t *testing.T) {
	for _, c := range []struct {
		record graph.Record
		names  []string
	}{
		{&graph.Source{}, sourceTable.names}, {&graph.Actor{}, actorTable.names}, {&graph.Tie{}, tieTable.names},
		{&graph.Interest{}, interestTable.names}, {&graph.Event{}, eventTable.names},
	} {
		var told []string
		kind := reflect.TypeOf(c.record).Elem()
		for i := range kind.NumField() {
			name := kind.Field(i).Name
			if name == "ID" || name == "Dataset" {
				continue
			}
			after := reflect.New(kind)
			fill(after.Elem().Field(i))
			changed := after.Interface().(graph.Record)
			if changed.Sum() == c.record.Sum() {
				t.Errorf("%s.%s does not count", kind, name)
			}
			fields := changedFields(c.record, changed)
			if len(fields) == 0 {
				t.Errorf("%s.%s has no name", kind, name)
			}
			told = append(told, fields...)
			if fields := changedFields(changed, changed); len(fields) > 0 {
				t.Errorf("%s.%s differs from itself: %v", kind, name, fields)
			}
		}
		slices.Sort(told)
		if want := slices.Sorted(slices.Values(c.names[1:])); !slices.Equal(told, want) {
			t.Errorf("%s: told are %v, the files have %v", kind, told, want)
		}
	}
}

// fill gives a field another value than none.
func fill(v reflect.Value) {
	switch v.Interface().(type) {
	case graph.Period:
		v.Set(reflect.ValueOf(graph.Period{From: graph.MustDate("2000"), Until: graph.MustDate("2001")}))
		return
	case graph.Date:
		v.Set(reflect.ValueOf(graph.MustDate("2000")))
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString("z")
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int8:
		v.SetInt(1)
	case reflect.Uint8:
		v.SetUint(1)
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	}
}
