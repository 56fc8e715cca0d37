//! The command line: import, export, tidy. Reads and writes disk.
