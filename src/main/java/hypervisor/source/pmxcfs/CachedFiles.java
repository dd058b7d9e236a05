package hypervisor.source.pmxcfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// What files hold, read again only once their time or size has changed.
final class CachedFiles<T> {
    /// The file system counts whole seconds, so that a file may change again without its time changing.
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final FileContent content;
    private final Map<Path, Entry<T>> entries = new ConcurrentHashMap<>();

    private record Entry<T>(FileTime modified, long size, T value) {}

    CachedFiles(FileContent content) {
        this.content = content;
    }

    /// @param parser of what it holds
    /// @throws NoSuchFileException it is gone, or is no file but a directory or a pipe
    T read(Path file, Function<String, T> parser) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        if (!now.isRegularFile()) {
            throw new NoSuchFileException(file.toString());
        }
        Entry<T> known = entries.get(file);
        if (known != null && known.modified().equals(now.lastModifiedTime()) && known.size() == now.size()) {
            return known.value();
        }
        entries.remove(file);
        Instant before = Instant.now();
        T value = parser.apply(content.of(file));
        if (now.lastModifiedTime().toInstant().isBefore(before.minus(SETTLED))) {
            entries.put(file, new Entry<>(now.lastModifiedTime(), now.size(), value));
        }
        return value;
    }

    /// Forgets all other files.
    void keep(Collection<Path> files) {
        entries.keySet().retainAll(files);
    }
}
