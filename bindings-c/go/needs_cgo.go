//go:build !cgo

package onshi

// The package calls a C library: CGO_ENABLED=1 and a C compiler are needed.
var _ = onshi_needs_CGO_ENABLED_1
