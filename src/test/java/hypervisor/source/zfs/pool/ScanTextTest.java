package hypervisor.source.zfs.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScanTextTest {
    private static final double END = 1_795_307_045; // Sun Nov 22 00:24:05 2026 UTC

    @Test
    void aScrubThatIsOverTellsWhenItBegan() {
        Scan scan = new Scan("scrub", "finished", END - 62, END, null, null, null, 0.0, null, 3.0);

        assertThat(parse("scrub repaired 0B in 00:01:02 with 3 errors on Sun Nov 22 00:24:05 2026"))
                .isEqualTo(scan);
        assertThat(parse("scrub repaired 0B in 0 days 00:01:02 with 3 errors on Sun Nov 22 00:24:05 2026"))
                .isEqualTo(scan);
        assertThat(parse("scrub repaired 0 in 0h1m with 3 errors on Sun Nov 22 00:24:05 2026"))
                .as("without seconds, the start is not known")
                .isEqualTo(new Scan("scrub", "finished", null, END, null, null, null, 0.0, null, 3.0));
    }

    @Test
    void aResilverThatIsOverIsOne() {
        Scan scan = new Scan("resilver", "finished", END - 86_401, END, null, null, null, null, null, 0.0);

        assertThat(parse("resilvered 1.43M in 1 days 00:00:01 with 0 errors on Sun Nov 22 00:24:05 2026"))
                .isEqualTo(scan);
        assertThat(parse("resilvered (mirror-0) 1.43M in 24:00:01 with 0 errors on Sun Nov 22 00:24:05 2026"))
                .isEqualTo(scan);
        assertThat(parse("resilver completed after 0h0m with 0 errors on Sun Nov 22 00:24:05 2026"))
                .isEqualTo(new Scan("resilver", "finished", null, END, null, null, null, null, null, 0.0));
    }

    @Test
    void aScanThatWasGivenUpHasNoErrors() {
        assertThat(parse("scrub canceled on Sun Nov 22 00:24:05 2026"))
                .isEqualTo(new Scan("scrub", "canceled", null, END, null, null, null, null, null, null));
        assertThat(parse("resilver stopped on Sun Nov 22 00:24:05 2026"))
                .isEqualTo(new Scan("resilver", "canceled", null, END, null, null, null, null, null, null));
    }

    @Test
    void aScanThatGoesOnTellsHowFarItIs() {
        assertThat(parse(
                        "scrub in progress since Sun Nov 22 00:24:05 2026",
                        "403M scanned at 100M/s, 68.4M issued at 10.0M/s, 405M total",
                        "0B repaired, 16.91% done, 00:00:04 to go"))
                .as("sizes are for people")
                .isEqualTo(new Scan("scrub", "scanning", END, null, null, null, null, 0.0, 0.1691, null));
        assertThat(parse(
                        "scrub in progress since Sun Nov 22 00:24:05 2026",
                        "403000 / 405000 scanned at 100M/s, 68000 / 404000 issued at 10.0M/s",
                        "512B repaired, 16.91% done, no estimated completion time"))
                .isEqualTo(
                        new Scan("scrub", "scanning", END, null, 403_000.0, 68_000.0, 404_000.0, 512.0, 0.1691, null));
    }

    @Test
    void aScrubThatRestsBeganEarlier() {
        assertThat(parse(
                        "scrub paused since Sun Nov 22 01:00:00 2026",
                        "scrub started on Sun Nov 22 00:24:05 2026",
                        "403000B scanned, 68000B issued, 405000B total",
                        "0B repaired, 100.00% done"))
                .isEqualTo(new Scan("scrub", "paused", END, null, 403_000.0, 68_000.0, 405_000.0, 0.0, 1.0, null));
    }

    @Test
    void whatIsNoScanIsNone() {
        assertThat(parse("none requested")).isNull();
        assertThat(parse("")).isNull();
        assertThat(parse("scrub in the works")).isNull();
        assertThat(parse("x".repeat(100_000))).isNull();
    }

    @Test
    void daysOfOneFigureAreDatesToo() {
        assertThat(parse("scrub canceled on Sun Nov  1 05:00:00 2026"))
                .isEqualTo(new Scan("scrub", "canceled", null, 1_793_509_200.0, null, null, null, null, null, null));
        assertThat(parse("scrub canceled on someday"))
                .isEqualTo(new Scan("scrub", "canceled", null, null, null, null, null, null, null, null));
    }

    private static @Nullable Scan parse(String... lines) {
        List<String> all = Arrays.asList(lines);
        return ScanText.parse(all);
    }
}
