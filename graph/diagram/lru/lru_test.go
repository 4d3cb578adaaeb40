package lru

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestCache(t *testing.T) {
	c := Cache[string, int]{Limit: 10}
	c.Add("a", 1, 4)
	c.Add("b", 2, 4)
	if v, ok := c.Get("a"); !ok || v != 1 {
		t.Errorf("a is %d, %v", v, ok)
	}
	c.Add("c", 3, 4) // b was not used for longest
	c.Add("a", 9, 1) // is there
	c.Add("large", 4, 11)
	for key, want := range map[string]int{"a": 1, "b": 0, "c": 3, "large": 0} {
		if v, ok := c.Get(key); v != want || ok != (want != 0) {
			t.Errorf("%s is %d, %v, want %d", key, v, ok, want)
		}
	}
	if c.Bytes() != 8 {
		t.Errorf("%d bytes", c.Bytes())
	}
	var none Cache[string, int]
	none.Add("a", 1, 1)
	if _, ok := none.Get("a"); ok {
		t.Error("a cache without room keeps a value")
	}
}

// TestCacheModel: the cache holds what a list of the last used would hold.
func TestCacheModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := Cache[int, int]{Limit: rapid.SampledFrom([]int{0, 20, 200}).Draw(t, "limit")}
		type kept struct{ key, bytes int }
		var model []kept // the last used at the end
		use := func(k int) bool {
			for i, m := range model {
				if m.key == k {
					model = append(append(model[:i:i], model[i+1:]...), m)
					return true
				}
			}
			return false
		}
		for range 60 {
			k := rapid.IntRange(0, 9).Draw(t, "key")
			if rapid.Bool().Draw(t, "get") {
				if _, ok := c.Get(k); ok != use(k) {
					t.Fatalf("result %d: %v", k, ok)
				}
				continue
			}
			n := 1 + k*k
			c.Add(k, k, n)
			if n <= c.Limit && !slices.ContainsFunc(model, func(m kept) bool { return m.key == k }) {
				model = append(model, kept{k, n})
			}
			sum := 0
			for _, m := range model {
				sum += m.bytes
			}
			for ; sum > c.Limit; model = model[1:] {
				sum -= model[0].bytes
			}
			if c.bytes != sum || len(c.entries) != len(model) || c.order.Len() != len(model) {
				t.Fatalf("%d bytes in %d results, want %d in %d", c.bytes, len(c.entries), sum, len(model))
			}
		}
	})
}
