//go:build !windows

package words

import "syscall"

// What the system says when it refuses to read or write.
var (
	diskFull             = []error{syscall.ENOSPC, syscall.EDQUOT}
	writeProtected       = []error{syscall.EROFS}
	isFolder       error = syscall.EISDIR
	notFolder      error = syscall.ENOTDIR
)
