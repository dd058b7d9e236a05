package hypervisor.source.qemu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A file that holds a disk.
///
/// @param length in bytes
/// @param virtual bytes that the guest sees; null where that cannot be told
record ImageFile(long length, @Nullable Long virtual) {

    /// Reads no more than its header. Null for what is no regular file: reading from a pipe may wait for ever, and
    /// from a tape moves it.
    static @Nullable ImageFile read(Path file, String format) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            return null;
        }
        ByteBuffer header = ByteBuffer.allocate(format.equals("raw") ? 0 : ImageHeader.LENGTH);
        if (header.hasRemaining()) {
            try (SeekableByteChannel channel = Files.newByteChannel(file)) {
                while (header.hasRemaining() && channel.read(header) > 0) {
                    // until the header is whole, or the file at its end
                }
            } catch (IOException _) {
                header.clear().limit(0); // may not be read, but is as long as it is
                return new ImageFile(attributes.size(), null);
            }
        }
        return new ImageFile(attributes.size(), ImageHeader.virtualSize(format, header.flip(), attributes.size()));
    }
}
