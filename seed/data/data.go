// Package data carries the bundled data sets. It only embeds them; package
// seed reads them.
package data

import "embed"

// Files holds a folder for each bundled data set.
//
//go:embed south-caucasus
var Files embed.FS
