package lru

import "testing"

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
