package hypervisor.source.zfs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.MalformedException;
import hypervisor.source.zfs.ZfsFixtures;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SnapshotLinesTest {
    @Test
    void snapshotsAreSummedUpByDataset() throws IOException {
        Snapshots snapshots = Snapshots.of(SnapshotLines.parse("zfs list", "tank", ZfsFixtures.made("snapshots.tsv")));

        assertThat(snapshots.all()).hasSize(4);
        assertThat(snapshots.datasets())
                .containsExactly(
                        new SnapshotSummary(
                                "tank", "tank/data/vm-101-disk-0", 3, 1_795_000_000.0, 1_795_172_800.0, 3000.0),
                        new SnapshotSummary(
                                "tank", "tank/data/with space ü", 1, 1_795_100_000.0, 1_795_100_000.0, 0.0));
    }

    @Test
    void linesOfAnotherShapeAreLeftOut() {
        assertThat(SnapshotLines.parse(
                        "zfs list", "p", "p@a\t1\t2\t3\t4\t5\np\t1\t2\t3\t4\t5\np@b\t1\np@c\t1\t2\t3\t4\t5"))
                .extracting(Snapshot::name)
                .containsExactly("p@a");
        assertThat(SnapshotLines.parse("zfs list", "p", "")).isEmpty();
    }

    @Test
    void whatHasNoSnapshotIsRefused() {
        assertThatThrownBy(() -> SnapshotLines.parse("zfs list", "p", "invalid option 'p'\nusage:\n"))
                .isInstanceOf(MalformedException.class);
    }
}
