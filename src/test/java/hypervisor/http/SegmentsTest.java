package hypervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentsTest {
    private final SegmentPool pool = new SegmentPool();

    @Test
    void givesBackWhatWasWritten() throws IOException {
        var random = new Random(7);
        var expected = new ByteArrayOutputStream();
        var segments = new Segments(pool);
        for (int i = 0; i < 200; i++) {
            byte[] piece = new byte[random.nextInt(3000)];
            random.nextBytes(piece);
            expected.write(piece);
            segments.write(piece);
            expected.write(i);
            segments.write(i);
        }

        var written = new ByteArrayOutputStream();
        segments.writeTo(written);

        assertThat(segments.size()).isEqualTo(expected.size()).isGreaterThan(3 * SegmentPool.SEGMENT_BYTES);
        assertThat(written.toByteArray()).isEqualTo(expected.toByteArray());
    }

    @Test
    void memoryIsUsedAgain() {
        byte[] memory = pool.take();
        pool.giveBack(memory);
        var segments = new Segments(pool);
        segments.write(1);
        segments.release();

        assertThat(segments.size()).isZero();
        assertThat(pool.take()).isSameAs(memory);
        assertThat(pool.take()).isNotSameAs(memory);
    }

    @Test
    void keepsNoMoreThanItsShare() {
        for (int i = 0; i < 1000; i++) {
            pool.giveBack(new byte[] {(byte) i});
        }
        int kept = 0;
        while (pool.take().length == 1) {
            kept++;
        }

        assertThat(kept).isEqualTo(64);
    }
}
