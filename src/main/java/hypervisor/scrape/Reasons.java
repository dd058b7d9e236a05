package hypervisor.scrape;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Locale;

/// A cause as a person would say it: the JDK gives some exceptions nothing but a path, or nothing at all.
final class Reasons {
    private Reasons() {}

    static String of(Exception cause) {
        String message = cause.getMessage();
        return switch (cause) {
            case NoSuchFileException e -> "no such file: " + e.getFile();
            case AccessDeniedException e -> "permission denied: " + e.getFile();
            case Exception _
            when message == null || message.isBlank() -> cause.getClass().getSimpleName();
            case NullPointerException _, IndexOutOfBoundsException _, ClassCastException _ ->
                cause.getClass().getSimpleName() + ": " + message;
            default -> message;
        };
    }

    static String late(Duration budget) {
        return "no answer within " + String.format(Locale.ROOT, "%.3g s", budget.toNanos() / 1e9);
    }
}
