package hypervisor.source.tool;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// A program did not print what it was run for. The message names the program and what it said.
public final class ToolException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final int exitCode;

    public enum Kind {
        /// There is no such program.
        MISSING,
        /// It may not be run, or not by this user.
        REFUSED,
        /// It did not end in time, or one that was run before has not ended yet and cannot be killed.
        HANGS,
        /// It printed more than is ever read.
        ENDLESS,
        /// It ended with another exit code than 0.
        FAILED
    }

    ToolException(Kind kind, String message, int exitCode, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.exitCode = exitCode;
    }

    public Kind kind() {
        return kind;
    }

    /// Where it [Kind#FAILED], else -1.
    public int exitCode() {
        return exitCode;
    }
}
