package hypervisor.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final String BEFORE = """
            # TYPE up gauge
            up 1
            # TYPE reads_total counter
            reads_total{disk="a"} 10
            reads_total{disk="b"} 10
            """;
    private static final String AFTER = BEFORE.replace("} 10", "} 20");

    @Test
    void countersLieBetweenBeforeAndAfter() {
        assertThat(compare(BEFORE)).isEmpty();
        assertThat(compare(AFTER)).isEmpty();
        assertThat(compare(BEFORE.replace("} 10", "} 15"))).isEmpty();
        assertThat(compare(BEFORE.replace("disk=\"a\"} 10", "disk=\"a\"} 21")))
                .containsExactly(
                        new Difference(Difference.Kind.VALUE, "reads_total{disk=a}", "21.0, ours are 10.0 and 20.0"));
        assertThat(compare(BEFORE.replace("up 1", "up 0")))
                .extracting(Difference::subject)
                .containsExactly("up{}");
    }

    @Test
    void seesTypesAndSeriesOfOneSideOnly() {
        assertThat(compare(BEFORE.replace("reads_total counter", "reads_total gauge")))
                .containsExactly(new Difference(Difference.Kind.TYPE, "reads_total", "gauge, ours is counter"));
        assertThat(compare(BEFORE.replace("disk=\"a\"", "drive=\"a\"")))
                .extracting(Difference::kind)
                .containsExactly(Difference.Kind.EXTRA, Difference.Kind.MISSING);
    }

    @Test
    void aFamilyOfOneSideIsOneDifference() {
        assertThat(compare(BEFORE.replace("reads_total", "writes_total")))
                .extracting(Difference::kind, Difference::subject)
                .containsExactly(
                        tuple(Difference.Kind.THEIRS, "writes_total"), tuple(Difference.Kind.OURS, "reads_total"));
    }

    @Test
    void everyDifferenceNeedsALineAndEveryLineADifference(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("differences.tsv"), """
                # a comment
                one	missing	gone\\{.*	removed on purpose
                one	value	up\\{}	never mind
                two	value	.*	another's
                """);
        var expected = ExpectedDifferences.read(file);
        var gone = new Difference(Difference.Kind.MISSING, "gone{a=b}", "theirs is 1.0");
        var extra = new Difference(Difference.Kind.EXTRA, "gone{a=b}", "only ours");

        assertThat(expected.complaints("one", List.of(gone, extra)))
                .containsExactly(
                        "EXTRA gone{a=b}: only ours", "nothing differs any more as line 3 (one VALUE up\\{}) says");
        Files.writeString(file, "one\tmissing\tgone\n");
        assertThatThrownBy(() -> ExpectedDifferences.read(file)).hasMessageStartingWith("line 1: wants original");
    }

    private static List<Difference> compare(String original) {
        return Comparison.of(Exposition.of(original), Exposition.of(BEFORE), Exposition.of(AFTER));
    }
}
