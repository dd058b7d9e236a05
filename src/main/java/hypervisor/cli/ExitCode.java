package hypervisor.cli;

/// What the process ends with.
public enum ExitCode {
    OK(0, "it did what was asked"),
    FAILURE(1, "something went wrong while it ran; for check: something that is watched cannot be read"),
    USAGE(2, "the command line or the configuration is wrong"),
    ADDRESS_IN_USE(3, "it cannot listen on an address, which another process uses or which is not this machine's");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    /// For the help: when it is used.
    public String meaning() {
        return meaning;
    }
}
