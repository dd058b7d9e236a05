package hypervisor.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import hypervisor.metric.Family;
import hypervisor.metric.Family.Sample;
import hypervisor.metric.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Whether two samples share their list of label values is seen by nobody but the clock.
class LabelBlocksTest {
    private static final List<Format> FORMATS =
            List.of(Format.TEXT, OpenMetricsFormat.current(Escaping.NONE), ProtobufFormat.delimited(Escaping.NONE));

    @Test
    void sharingChangesNoByte() {
        Fuzz.run(4, 500, random -> assertSharingChangesNothing(families(random)));
    }

    @Test
    void rowsBeyondTheMemoryChangeNoByte() {
        List<List<String>> rows = IntStream.range(0, 300)
                .mapToObj(row -> List.of(row + "x".repeat(10_000)))
                .toList();
        List<Family> families = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            families.add(family("f" + i, List.of("long"), rows));
        }
        assertSharingChangesNothing(families);
    }

    private static int assertSharingChangesNothing(List<Family> families) {
        List<Family> alone =
                families.stream().map(LabelBlocksTest::withoutSharing).toList();
        int size = 0;
        for (Format format : FORMATS) {
            byte[] shared = Written.bytes(format, families);
            assertThat(shared).isEqualTo(Written.bytes(format, alone));
            size += shared.length;
        }
        return size;
    }

    /// Rows of one table, in families that lack some, have more, are in another order, or call the labels otherwise.
    private static List<Family> families(Random random) {
        List<List<String>> rows = IntStream.range(0, random.nextInt(1, 100))
                .mapToObj(row -> List.of("row " + row, "€\n".repeat(random.nextInt(4))))
                .toList();
        List<Family> families = new ArrayList<>();
        for (int i = random.nextInt(10); i >= 0; i--) {
            List<List<String>> some = new ArrayList<>(rows.subList(random.nextInt(rows.size()), rows.size()));
            some.removeIf(_ -> random.nextInt(10) == 0);
            if (random.nextInt(4) == 0) {
                Collections.shuffle(some, random);
            }
            families.add(family("f" + i, random.nextInt(5) == 0 ? List.of("c", "d") : List.of("a", "b"), some));
        }
        return families;
    }

    private static Family family(String name, List<String> labels, List<List<String>> rows) {
        return new Family(
                name,
                Type.GAUGE,
                "",
                labels,
                rows.stream().map(row -> new Sample(row, 1)).toList());
    }

    private static Family withoutSharing(Family family) {
        return new Family(
                family.name(),
                family.type(),
                family.help(),
                family.labelNames(),
                family.samples().stream()
                        .map(sample -> new Sample(new ArrayList<>(sample.labelValues()), sample.value()))
                        .toList());
    }
}
