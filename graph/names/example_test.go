package names_test

import (
	"fmt"

	"entente/graph"
	"entente/graph/names"
)

func ExampleIndex_Resolve() {
	ix := names.NewIndex(names.List{
		{ID: "armenia", Kind: graph.State, Name: "Armenia"},
		{ID: "turkiye", Kind: graph.State, Name: "Türkiye", Names: []graph.Name{{Text: "Turkey", Lang: "en"}}},
	})
	fmt.Println(ix.Resolve("TURKEY").ID)
	for _, c := range ix.Resolve("Amrenia").Candidates {
		fmt.Println(c.ID, c.Why)
	}
	// Output:
	// turkiye
	// armenia similar to "Armenia"
}
