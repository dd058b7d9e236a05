package hypervisor.source.qemu;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// The beginning of an image file, which says how large the disk in it is.
final class ImageHeader {
    /// More than this is read of no image.
    static final int LENGTH = 4096;

    private static final int QCOW_MAGIC = 0x514649fb; // "QFI\xfb"
    private static final int VERSION_AT = 4;
    private static final int SIZE_AT = 24;
    private static final int QCOW_LENGTH = 72;

    private ImageHeader() {}

    /// The bytes that a guest sees of an image; null where that cannot be told.
    ///
    /// @param format as QEMU calls it
    /// @param header the first bytes of the file
    /// @param length the file's
    static @Nullable Long virtualSize(String format, ByteBuffer header, long length) {
        return switch (format) {
            case "raw" -> length;
            case "qcow2" -> qcow2(header);
            default -> null;
        };
    }

    /// Of version 2 and 3; all in big endian.
    private static @Nullable Long qcow2(ByteBuffer header) {
        if (header.remaining() < QCOW_LENGTH) {
            return null;
        }
        int start = header.position();
        int version = header.getInt(start + VERSION_AT);
        long size = header.getLong(start + SIZE_AT);
        boolean known = header.getInt(start) == QCOW_MAGIC && (version == 2 || version == 3);
        return known && size >= 0 ? size : null;
    }
}
