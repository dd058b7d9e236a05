package hypervisor.http;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// An answer's bytes, kept whole until their number is known: the JDK's server sends an answer without a content
/// length in pieces of 4 KiB, which takes twice as long.
final class Segments extends OutputStream {
    private final SegmentPool pool;
    private final List<byte[]> segments = new ArrayList<>();
    private byte[] last = {};
    private int used;
    private long size;

    Segments(SegmentPool pool) {
        this.pool = pool;
    }

    long size() {
        return size;
    }

    @Override
    public void write(int b) {
        if (used == last.length) {
            grow();
        }
        last[used++] = (byte) b;
        size++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        int done = 0;
        while (done < length) {
            if (used == last.length) {
                grow();
            }
            int now = Math.min(length - done, last.length - used);
            System.arraycopy(bytes, from + done, last, used, now);
            used += now;
            done += now;
        }
        size += length;
    }

    void writeTo(OutputStream out) throws IOException {
        long left = size;
        for (byte[] segment : segments) {
            int now = (int) Math.min(left, segment.length);
            out.write(segment, 0, now);
            left -= now;
        }
    }

    /// Gives the memory back; nothing of the answer is left.
    void release() {
        segments.forEach(pool::giveBack);
        segments.clear();
        last = new byte[0];
        used = 0;
        size = 0;
    }

    private void grow() {
        last = pool.take();
        segments.add(last);
        used = 0;
    }
}
