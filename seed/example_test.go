package seed_test

import (
	"fmt"

	"entente/seed"
)

func ExampleBundled() {
	c, err := seed.Bundled()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(c.Dataset.Title)
	fmt.Println("covers until", c.Dataset.CoversUntil.Words())
	// Output:
	// South Caucasus and Nagorno-Karabakh
	// covers until 9 March 2026
}
