// Package invite holds what somebody needs to come into the program from another machine: where the secretary's laptop is
// found, the key by which it is recognised, and a folder for a USB stick that knows both.
package invite
