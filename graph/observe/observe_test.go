package observe_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"entente/graph"
	"entente/graph/memory"
	"entente/graph/observe"
)

type key struct{}

// Every method of a store is observed, with the observer's context, and its
// answer goes through.
func TestEveryMethod(t *testing.T) {
	s, err := memory.New()
	if err != nil {
		t.Fatal(err)
	}
	var began, ended []string
	watch := func(ctx context.Context, name string) (context.Context, func(error)) {
		began = append(began, name)
		return ctx, func(error) { ended = append(ended, name) }
	}
	store := observe.Store(s, watch)
	methods := reflect.TypeFor[graph.Store]()
	for i := range methods.NumMethod() {
		m := methods.Method(i)
		in := []reflect.Value{reflect.ValueOf(context.Background())}
		for j := 1; j < m.Type.NumIn(); j++ {
			in = append(in, reflect.Zero(m.Type.In(j)))
		}
		began, ended = nil, nil
		reflect.ValueOf(store).MethodByName(m.Name).Call(in)
		if want := []string{m.Name}; !slices.Equal(began, want) || !slices.Equal(ended, want) {
			t.Errorf("%s: began %v, ended %v", m.Name, began, ended)
		}
	}
}

func TestObserversNest(t *testing.T) {
	var order []string
	watch := func(own string) observe.Begin {
		return func(ctx context.Context, name string) (context.Context, func(error)) {
			before, _ := ctx.Value(key{}).(string)
			order = append(order, own+" begins "+name+" in "+before)
			return context.WithValue(ctx, key{}, own), func(err error) { order = append(order, own+" ends with "+err.Error()) }
		}
	}
	failure := errors.New("failure")
	_, err := observe.Do(context.Background(), "work", []observe.Begin{watch("one"), watch("two")}, func(ctx context.Context) (int, error) {
		order = append(order, "works in "+ctx.Value(key{}).(string))
		return 0, failure
	})
	want := []string{"one begins work in ", "two begins work in one", "works in two", "two ends with failure", "one ends with failure"}
	if !slices.Equal(order, want) || !errors.Is(err, failure) {
		t.Errorf("%q, %v", order, err)
	}
	order = nil
	func() {
		defer func() { _ = recover() }()
		_, _ = observe.Do(context.Background(), "work", []observe.Begin{watch("one")}, func(context.Context) (int, error) { panic("no") })
	}()
	if want := []string{"one begins work in ", "one ends with panic"}; !slices.Equal(order, want) {
		t.Errorf("after a panic: %q", order)
	}
}

// A store that nobody observes costs nothing.
func TestUnobserved(t *testing.T) {
	s, err := memory.New()
	if err != nil {
		t.Fatal(err)
	}
	if observe.Store(s) != graph.Store(s) {
		t.Error("it is wrapped")
	}
}
