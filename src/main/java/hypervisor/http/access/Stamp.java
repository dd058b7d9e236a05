package hypervisor.http.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/// By what it is seen that a file has changed, whether it was written, replaced, or is there at all.
///
/// @param attributes its inode, its size, and when either of them or its rights last changed; none where it
///     is missing
/// @param settled whether that is long enough ago: clocks of file systems stand still for some milliseconds,
///     so that a file that was changed just now may change again unseen
record Stamp(Map<String, Object> attributes, boolean settled) {
    private static final Duration TICK = Duration.ofSeconds(1);

    static Stamp of(Path file) {
        try {
            Map<String, Object> attributes = Map.copyOf(Files.readAttributes(file, "unix:ino,size,ctime"));
            Instant now = Instant.now();
            boolean settled = !(attributes.get("ctime") instanceof FileTime changed)
                    || changed.toInstant().isBefore(now.minus(TICK))
                    || changed.toInstant().isAfter(now.plus(TICK));
            return new Stamp(attributes, settled);
        } catch (IOException _) {
            return new Stamp(Map.of(), true);
        }
    }

    boolean sameAs(Stamp other) {
        return attributes.equals(other.attributes);
    }
}
