package hypervisor.source.zfs.kstat;

import hypervisor.source.MalformedException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads one file after the other into the same bytes. Not for several threads.
final class KstatFile {
    /// The longest, of many devices' and datasets' rows, are a few ten thousand bytes.
    static final int MOST_BYTES = 1 << 20;

    private static final int FIRST_BYTES = 16 * 1024;

    private final KstatParser parser = new KstatParser();
    private byte[] bytes = new byte[FIRST_BYTES];

    /// Null for a file of another kind, of which no more than its beginning is read.
    @Nullable NamedKstat named(Path file) throws IOException {
        try (var in = new FileInputStream(file.toFile())) {
            int first = in.read(bytes);
            if (first <= 0 || !KstatParser.isReadable(bytes, first)) {
                return null;
            }
            return parser.parse(file.toString(), bytes, rest(file, in, first));
        }
    }

    /// All of a file that is text.
    String text(Path file) throws IOException {
        try (var in = new FileInputStream(file.toFile())) {
            return new String(bytes, 0, rest(file, in, 0), StandardCharsets.UTF_8);
        }
    }

    /// Reads on behind what is there, and tells how much there is then.
    private int rest(Path file, InputStream in, int there) throws IOException {
        int length = there;
        while (true) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            int more = in.read(bytes, length, bytes.length - length);
            if (more < 0) {
                return length;
            }
            length += more;
            if (length > MOST_BYTES) {
                throw new MalformedException(file.toString(), "is longer than " + MOST_BYTES + " bytes");
            }
        }
    }
}
