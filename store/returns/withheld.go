package returns

import (
	"errors"
	"maps"

	"example.com/hoidong/scoring"
)

// withheld is what a reader says of a file without what stands in its cells, for whoever may not see single scores.
func withheld(err error) error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, one := range joined.Unwrap() {
			all = append(all, withheld(one))
		}
		return errors.Join(all...)
	}
	var fault *scoring.Fault
	if !errors.As(err, &fault) {
		return err
	}
	return blanked(fault)
}

// blanked is a fault without the value that it speaks of, and so are the faults that it gives as reasons.
func blanked(fault *scoring.Fault) *scoring.Fault {
	params := maps.Clone(fault.Params)
	delete(params, "value")
	for name, param := range params {
		if why, ok := param.(*scoring.Fault); ok {
			params[name] = blanked(why)
		}
	}
	return &scoring.Fault{Code: fault.Code, Params: params, Path: fault.Path}
}
