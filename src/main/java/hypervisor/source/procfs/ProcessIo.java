package hypervisor.source.procfs;

import org.jspecify.annotations.Nullable;

/// What a process read and wrote: `/proc/PID/io`, rows of `name: number`.
///
/// @param readChars bytes that it got from read calls, of whatever kind
/// @param readCalls how often it called read
/// @param readBytes bytes that storage was really read for
/// @param cancelledBytes bytes of files that were written and removed before they reached storage
public record ProcessIo(
        @Nullable Long readChars,
        @Nullable Long writeChars,
        @Nullable Long readCalls,
        @Nullable Long writeCalls,
        @Nullable Long readBytes,
        @Nullable Long writeBytes,
        @Nullable Long cancelledBytes) {

    static ProcessIo parse(String text) {
        var rows = Rows.of(text);
        return new ProcessIo(
                rows.get("rchar"),
                rows.get("wchar"),
                rows.get("syscr"),
                rows.get("syscw"),
                rows.get("read_bytes"),
                rows.get("write_bytes"),
                rows.get("cancelled_write_bytes"));
    }
}
