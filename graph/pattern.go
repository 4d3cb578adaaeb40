package graph

// datePattern is a regular expression of a Date, without anchors.
const datePattern = `[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?`

// Pattern is a regular expression, of the kind that JSON Schema takes, which
// every value of the parameter matches; "" where there is none.
func (p *Parameter) Pattern() string {
	switch p.Type {
	case DateType:
		return "^" + datePattern + "$"
	case PeriodType:
		return "^(" + datePattern + ")?/(" + datePattern + ")?$"
	case VersionType:
		return "^sha256:[0-9a-f]{64}$"
	}
	return ""
}
