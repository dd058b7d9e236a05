package hypervisor.source.zfs.kstat;

/// What was read and written, as counters that never fall.
///
/// @param readBytes by those who use the datasets, wherever it came from: the cache or the disks
/// @param writtenBytes by those who use the datasets, before compression and redundancy
public record Traffic(long readBytes, long writtenBytes, long reads, long writes) {
    static final Traffic NONE = new Traffic(0, 0, 0, 0);

    static Traffic of(NamedKstat objset) {
        return new Traffic(
                objset.count("nread"), objset.count("nwritten"), objset.count("reads"), objset.count("writes"));
    }

    Traffic plus(Traffic other) {
        return new Traffic(
                readBytes + other.readBytes,
                writtenBytes + other.writtenBytes,
                reads + other.reads,
                writes + other.writes);
    }

    /// Whether it can have become the other, which no counter of less has.
    boolean canBecome(Traffic later) {
        return later.readBytes >= readBytes
                && later.writtenBytes >= writtenBytes
                && later.reads >= reads
                && later.writes >= writes;
    }
}
