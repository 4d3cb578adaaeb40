package api

import (
	"context"
	"log/slog"
	"net"
	"net/http"
)

// AccessLog tells a log of every request that was answered, one entry each.
func AccessLog(log *slog.Logger) Observer {
	return func(r *http.Request, route, id string) (context.Context, func(Outcome)) {
		return r.Context(), func(out Outcome) {
			remote, _, err := net.SplitHostPort(r.RemoteAddr)
			if err != nil {
				remote = r.RemoteAddr
			}
			log.LogAttrs(r.Context(), slog.LevelInfo, "request",
				slog.String("id", id), slog.String("remote", remote), slog.String("method", r.Method),
				slog.String("target", r.RequestURI), slog.String("route", route), slog.Int("status", out.Status),
				slog.Int("bytes", out.Bytes), slog.Float64("milliseconds", float64(out.Took.Microseconds())/1000),
				slog.String("agent", r.UserAgent()))
		}
	}
}
