package hypervisor.log;

import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/// What is logged, before anybody has written it down.
///
/// @param epochMillis when, in milliseconds since 1970
/// @param source the part of the program: `libvirt`, `http`
/// @param error what was thrown, in one line
/// @param stack where it was thrown, in many; null unless somebody debugs
record Line(
        long epochMillis,
        Level level,
        String message,
        String source,
        @Nullable String error,
        @Nullable String stack) {

    String levelName() {
        return switch (level) {
            case ALL, TRACE, DEBUG -> "debug";
            case INFO -> "info";
            case WARNING -> "warn";
            case ERROR, OFF -> "error";
        };
    }
}
