package main

import (
	"context"
	"os/exec"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"
)

// The program answers a language-model client that starts it.
func TestMCP(t *testing.T) {
	client := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil)
	c := exec.Command(program(t), "mcp")
	session, err := client.Connect(context.Background(), &sdk.CommandTransport{Command: c}, nil)
	if err != nil {
		t.Fatal(err)
	}
	result, err := session.CallTool(context.Background(), &sdk.CallToolParams{Name: "paths",
		Arguments: map[string]any{"from": "Israel", "to": "Armenia", "as_of": "2020-10-01", "k": 5}})
	if err != nil {
		t.Fatal(err)
	}
	if text := result.Content[0].(*sdk.TextContent).Text; result.IsError || !strings.Contains(text, `"actors":["israel","azerbaijan","armenia"]`) {
		t.Errorf("it answers %.500s", text)
	}
	if err := session.Close(); err != nil {
		t.Errorf("at the end: %v", err)
	}
	if code := c.ProcessState.ExitCode(); code != exitOK {
		t.Errorf("exit status %d", code)
	}
}
