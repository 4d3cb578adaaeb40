package main

import (
	"log/slog"

	"github.com/spf13/cobra"

	"entente/api"
	"entente/api/mcp"
)

func (a *app) mcpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "mcp", Short: "The questions as tools for language-model clients, over standard input and output", Args: cobra.NoArgs,
		Long: "Serves the questions as tools of the Model Context Protocol to the program that starts it,\nover standard input and output, until standard input ends.",
		RunE: func(c *cobra.Command, _ []string) error {
			if err := a.noFormat("mcp"); err != nil {
				return err
			}
			store, closeStore, err := a.openStore()
			if err != nil {
				return err
			}
			defer closeStore()
			log := slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
			handler := api.New(api.Options{Store: store, Version: version(), Log: log})
			return mcp.Serve(c.Context(), handler, version(), a.in, a.out, log)
		},
	}
}
