package hypervisor.cli;

import org.jspecify.annotations.Nullable;

/// On and off as programs in Go understand them.
final class GoSwitch {
    private GoSwitch() {}

    /// `true` or `false`, null where it is neither.
    static @Nullable String of(String value) {
        return switch (value) {
            case "1", "t", "T", "true", "TRUE", "True" -> "true";
            case "0", "f", "F", "false", "FALSE", "False" -> "false";
            default -> null;
        };
    }
}
