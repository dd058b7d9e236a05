package hypervisor.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// Pieces of memory that answers are put together in, kept for the next answer. Keeps no more than 4 MiB: what an
/// answer of a rare size needs beyond that is garbage afterwards.
final class SegmentPool {
    static final int SEGMENT_BYTES = 64 * 1024;
    private static final int KEPT = 64;

    private final BlockingQueue<byte[]> free = new ArrayBlockingQueue<>(KEPT);

    byte[] take() {
        byte[] segment = free.poll();
        return segment == null ? new byte[SEGMENT_BYTES] : segment;
    }

    void giveBack(byte[] segment) {
        free.offer(segment);
    }
}
