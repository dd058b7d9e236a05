package hypervisor.source.procfs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// A file that the kernel writes while it is read, as in `/proc` and `/sys`. Its size is not known before, so that it
/// is read to its end, which for most is in the first piece.
public final class KernelFile {
    /// More than this is not read, of no file.
    public static final int LARGEST = 1 << 20;

    private static final int FIRST_PIECE = 2 << 10;

    private KernelFile() {}

    /// A file that the kernel writes as a whole, as a number in `/sys` or what `/proc/PID` says of a process: what
    /// comes
    /// at once is all of it, unless it fills the piece it is read into. One character per byte.
    public static String small(Path file) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            byte[] read = new byte[FIRST_PIECE];
            int length = Math.max(0, channel.read(ByteBuffer.wrap(read)));
            if (length < read.length) {
                return new String(read, 0, length, StandardCharsets.ISO_8859_1);
            }
        }
        return plain(file);
    }

    /// A file of numbers and plain words, one character per byte.
    public static String plain(Path file) throws IOException {
        return read(file, StandardCharsets.ISO_8859_1);
    }

    /// A file that holds what people and programs named.
    public static String text(Path file) throws IOException {
        return read(file, StandardCharsets.UTF_8);
    }

    private static String read(Path file, Charset charset) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            byte[] read = new byte[FIRST_PIECE];
            int length = 0;
            for (int more = 0; more >= 0; length += Math.max(0, more)) {
                if (length > LARGEST) {
                    throw new IOException(file + ": larger than " + LARGEST + " bytes, not read");
                }
                if (length == read.length) {
                    read = Arrays.copyOf(read, 2 * length);
                }
                more = channel.read(ByteBuffer.wrap(read, length, read.length - length));
            }
            return new String(read, 0, length, charset);
        }
    }
}
