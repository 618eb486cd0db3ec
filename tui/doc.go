// Package tui is everything a person sees in the terminal.
//
// App is the model of one program: several of them may share a process and a store, so keys, theme, language and
// renderer belong to the program and never to the package. Its Update is one router in a fixed order: sizes, data,
// the dialog, a screen that captures input, the keys that work everywhere, the screen. Screens and dialogs answer with
// an action, which the router carries out before it looks at the next key; what is done to the store goes through the
// program's one ordered writer.
//
// Only the files named *_cmds.go call the store for anything but the snapshot in memory.
package tui
