package hypervisor.source.sensor;

import hypervisor.source.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// One file of sysfs, which holds one value and a line feed.
final class Attribute {
    private static final int MOST_BYTES = 4096;

    private Attribute() {}

    /// What stands in it, without blanks around.
    static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
        }
    }

    /// The whole number that stands in it.
    ///
    /// @throws MalformedException where it is something else
    static long number(Path file) throws IOException {
        return number(file.toString(), text(file));
    }

    static long number(String origin, String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
            throw new MalformedException(origin, 1, "not a whole number: " + shown);
        }
    }
}
