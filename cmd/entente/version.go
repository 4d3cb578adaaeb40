package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// release is the version of a release; its build sets it (.ci/release).
var release string

// version is the version of the program: that of the release, or of the module
// where it was installed as one, else the commit it was built from, else
// "development".
func version() string {
	if release != "" {
		return release
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "development"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value[:min(12, len(s.Value))]
		}
	}
	return "development"
}

func (a *app) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "The version of the program and of its data", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := a.noFormat("version"); err != nil {
				return err
			}
			store, closeStore, err := a.openStore()
			if err != nil {
				return err
			}
			defer closeStore()
			data, err := store.Data(c.Context(), nil)
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.out, "entente %s (%s)\n", version(), runtime.Version())
			for _, id := range data.Datasets {
				_, err = fmt.Fprintf(a.out, "data set %s\n", id)
			}
			if data.Version == "" {
				return err
			}
			if err == nil {
				_, err = fmt.Fprintf(a.out, "data version %s, covers up to %s\n", data.Version, data.CoversUntil)
			}
			return err
		},
	}
}
