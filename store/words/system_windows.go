package words

import "syscall"

// What the system says when it refuses to read or write: ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL, ERROR_WRITE_PROTECT,
// ERROR_DIRECTORY_NOT_SUPPORTED and ERROR_DIRECTORY.
var (
	diskFull             = []error{syscall.Errno(112), syscall.Errno(39)}
	writeProtected       = []error{syscall.Errno(19)}
	isFolder       error = syscall.Errno(336)
	notFolder      error = syscall.Errno(267)
)
