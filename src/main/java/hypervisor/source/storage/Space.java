package hypervisor.source.storage;

/// How much room there is, in bytes.
///
/// @param size of all
/// @param free what is not used
/// @param available what may still be written: less than `free` where some of that is kept for root
public record Space(long size, long free, long available) {

    public long used() {
        return size - free;
    }
}
