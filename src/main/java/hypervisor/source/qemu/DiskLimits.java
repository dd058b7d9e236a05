package hypervisor.source.qemu;

/// What a disk is limited to, per second. 0 is no limit.
///
/// @param bytes read and written together
/// @param operations read and write together
public record DiskLimits(
        long bytes, long readBytes, long writeBytes, long operations, long readOperations, long writeOperations) {
    boolean isUnlimited() {
        return bytes == 0
                && readBytes == 0
                && writeBytes == 0
                && operations == 0
                && readOperations == 0
                && writeOperations == 0;
    }
}
