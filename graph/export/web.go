package export

import (
	"net/url"
	"strings"
)

// web gives an address of the web in the form in which it may be linked, and
// whether it is one: http or https, with a host in Latin letters and without a
// password. What may not stand in an address is percent-encoded.
func web(address string) (string, bool) {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || strings.ContainsFunc(u.Host, notOfHost) {
		return "", false
	}
	start := u.Scheme + "://" + u.Host
	rest, ok := strings.CutPrefix(u.String(), start)
	if !ok {
		return "", false
	}
	var b strings.Builder
	b.WriteString(start)
	for _, c := range []byte(rest) {
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>[]\\^`{|}", c) >= 0 {
			const hex = "0123456789ABCDEF"
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String(), true
}

func notOfHost(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune(".-:[]", r)
}
