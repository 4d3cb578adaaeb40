package pptx

import (
	"net/url"
	"strings"
)

// longestLink is how long the address of a link may be; programs refuse longer
// ones.
const longestLink = 2000

// linkOf is an address as the target of a relationship, empty if it leads
// nowhere outside or has a name of a host in letters beyond ASCII. PowerPoint
// calls a file broken when such a target is not a proper address, so every
// letter that may not stand in one is written by its number.
func linkOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil {
		return ""
	}
	for _, r := range u.Host {
		if r != ':' && r != '.' && r != '-' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') {
			return ""
		}
	}
	var b strings.Builder
	b.WriteString(u.Scheme + "://" + u.Host)
	_, rest, _ := strings.Cut(address, "//")
	if i := strings.IndexAny(rest, "/?#"); i >= 0 {
		rest = rest[i:]
	} else {
		rest = ""
	}
	fragment := false
	for i := 0; i < len(rest); i++ {
		c := rest[i]
		switch {
		case c == '#' && !fragment:
			fragment = true
			b.WriteByte(c)
		case c == '%' && i+2 < len(rest) && isHex(rest[i+1]) && isHex(rest[i+2]),
			c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z',
			strings.IndexByte("-._~:/?@!$&'()*+,;=", c) >= 0:
			b.WriteByte(c)
		default:
			const digits = "0123456789ABCDEF"
			b.WriteString("%" + string(digits[c>>4]) + string(digits[c&15]))
		}
	}
	if b.Len() > longestLink {
		return ""
	}
	return b.String()
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }
