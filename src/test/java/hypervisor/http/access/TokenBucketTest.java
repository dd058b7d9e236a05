package hypervisor.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.config.WebConfig;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void fillsWithTimeAndNeverBeyondItsBurst() {
        var bucket = new TokenBucket(new WebConfig.Rate(Duration.ofSeconds(10), 2), 0);

        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(0)).isTrue();
        assertThat(bucket.take(9 * SECOND)).isFalse();
        assertThat(bucket.take(10 * SECOND)).isTrue();
        assertThat(bucket.take(11 * SECOND)).isFalse();
        for (int i = 0; i < 2; i++) {
            assertThat(bucket.take(1_000 * SECOND)).isTrue();
        }
        assertThat(bucket.take(1_000 * SECOND)).isFalse();
    }
}
