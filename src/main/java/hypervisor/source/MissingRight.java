package hypervisor.source;

/// Something that this process may not read, and what it lacks for it.
///
/// @param what as a person would name it: `/proc/PID/io`
/// @param right what would help: `CAP_SYS_PTRACE, or the user that the guests run as`
public record MissingRight(String what, String right) {}
