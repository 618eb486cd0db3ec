// Package packet makes what a member takes along who scores away from the council, and reads what comes back.
//
// A packet is a folder for a stick: the program, and a file of the program's own that holds what this one member may see.
// What he hands in is a seal: one file with his sheets as text, signed with the key that travelled in the packet, so that
// anybody can check it with OpenSSH alone. It may be encrypted to the secretary.
package packet
