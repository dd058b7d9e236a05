package hypervisor.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.metric.Family.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VocabularyTest {
    private static final Fact<List<Disk>> BEST = Fact.named("the better source");
    private static final Fact<List<Disk>> OTHER = Fact.named("the other source");

    private record Disk(String guest, String name, @Nullable Integer bytes) {}

    private static final View<Disk> FROM_BEST = disks("best", BEST);
    private static final View<Disk> FROM_OTHER = disks("other", OTHER);

    private static final Vocabulary WORDS = Vocabulary.about("disks")
            .gauge("disk_bytes", "Size.", FROM_BEST.gives(Disk::bytes), FROM_OTHER.gives(Disk::bytes))
            .states(
                    "disk_state",
                    "State.",
                    FROM_OTHER.states(
                            "state",
                            List.of("small", "large"),
                            disk -> disk.bytes() == null
                                    ? null
                                    : disk.bytes() > 10 ? "large" : disk.bytes() > 5 ? "medium" : "small"))
            .build();

    private static View<Disk> disks(String source, Fact<List<Disk>> fact) {
        return View.of(source, fact, List<Disk>::stream).key("id", Disk::guest).label("disk", Disk::name);
    }

    private static List<Sample> samples(String name, Facts facts) {
        return WORDS.render(facts)
                .filter(family -> family.name().equals(name))
                .flatMap(family -> family.samples().stream())
                .toList();
    }

    private static Sample sample(String guest, String disk, double value) {
        return new Sample(List.of(guest, disk), value);
    }

    @Test
    void whatTheBetterSourceTellsOfAGuestIsNotMixedWithWhatAnotherOneDoes() {
        Facts facts = Facts.builder()
                .put(BEST, List.of(new Disk("100", "scsi0", 1)))
                .put(OTHER, List.of(new Disk("100", "vda", 2), new Disk("101", "vda", 3)))
                .build();
        assertThat(samples("disk_bytes", facts)).containsExactly(sample("100", "scsi0", 1), sample("101", "vda", 3));
    }

    @Test
    void aSourceThatKnowsNoNumberOfAGuestLeavesItToTheNext() {
        Facts facts = Facts.builder()
                .put(BEST, List.of(new Disk("100", "scsi0", null)))
                .put(OTHER, List.of(new Disk("100", "vda", 2)))
                .build();
        assertThat(samples("disk_bytes", facts)).containsExactly(sample("100", "vda", 2));
    }

    @Test
    void aSourceThatWasNotReadIsNoObstacle() {
        Facts facts =
                Facts.builder().put(OTHER, List.of(new Disk("100", "vda", 2))).build();
        assertThat(samples("disk_bytes", facts)).containsExactly(sample("100", "vda", 2));
        assertThat(WORDS.facts()).containsExactlyInAnyOrder(BEST, OTHER);
    }

    @Test
    void rowsWithTheSameLabelsAreOneSeries() {
        Facts facts = Facts.builder()
                .put(OTHER, List.of(new Disk("100", "vda", 2), new Disk("100", "vda", 3)))
                .build();
        assertThat(samples("disk_bytes", facts)).containsExactly(sample("100", "vda", 2));
    }

    @Test
    void aStateIsOneOfAllAndAnUnknownOneIsNone() {
        Facts facts = Facts.builder()
                .put(OTHER, List.of(new Disk("1", "a", 20), new Disk("2", "a", 7), new Disk("3", "a", null)))
                .build();
        assertThat(samples("disk_state", facts))
                .containsExactly(
                        new Sample(List.of("1", "a", "small"), 0),
                        new Sample(List.of("1", "a", "large"), 1),
                        new Sample(List.of("2", "a", "small"), 0),
                        new Sample(List.of("2", "a", "large"), 0));
    }

    @Test
    void allThatFeedAMetricHaveItsLabels() {
        View<Disk> shorter = View.of("short", OTHER, List<Disk>::stream).key("id", Disk::guest);
        assertThatThrownBy(() -> Vocabulary.about("disks")
                        .gauge("disk_bytes", "Size.", FROM_BEST.gives(Disk::bytes), shorter.gives(Disk::bytes)))
                .hasMessage("disk_bytes has the labels [id, disk], but what short feeds has [id]");
        assertThatThrownBy(() -> FROM_BEST.key("late", Disk::name))
                .hasMessage("the key late must stand before other labels");
    }

    @Test
    void aLabelThatIsTheSameEverywhereStandsBeforeAllOthers() {
        MetricSet<List<Disk>, Disk> set = MetricSet.of(BEST, List<Disk>::stream)
                .label("disk", Disk::name)
                .gauge("disk_bytes", "Size.", Disk::bytes)
                .gauge("disk_again_bytes", "Size.", Disk::bytes)
                .build()
                .under("node", "pve1");
        List<Family> families = set.render(Facts.builder()
                        .put(BEST, List.of(new Disk("100", "scsi0", 1)))
                        .build())
                .toList();
        assertThat(families)
                .extracting(Family::labelNames)
                .containsExactly(List.of("node", "disk"), List.of("node", "disk"));
        assertThat(families.getFirst().samples()).containsExactly(new Sample(List.of("pve1", "scsi0"), 1));
        assertThat(families.get(1).samples().getFirst().labelValues())
                .isSameAs(families.get(0).samples().getFirst().labelValues());
        assertThat(set.metrics().getFirst().labelNames()).containsExactly("node", "disk");
    }
}
