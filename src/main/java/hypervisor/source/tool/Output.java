package hypervisor.source.tool;

import java.nio.charset.StandardCharsets;

/// What a program printed.
///
/// @param exitCode of a program whose exit code says more than whether it worked, as smartctl's does
/// @param bytes of its standard output
/// @param error its standard error, the first of it
@SuppressWarnings("ArrayRecordComponent") // what a program printed is large, and nobody compares it
public record Output(int exitCode, byte[] bytes, String error) {
    /// The standard output as text. Names that are not UTF-8 have the replacement character in them.
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
