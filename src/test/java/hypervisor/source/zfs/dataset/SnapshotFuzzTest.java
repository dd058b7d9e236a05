package hypervisor.source.zfs.dataset;

import hypervisor.Fuzz;
import hypervisor.source.zfs.Garbled;
import hypervisor.source.zfs.ZfsFixtures;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SnapshotFuzzTest {
    @Test
    void anySnapshotsAreReadOrRefused() throws IOException {
        String text = ZfsFixtures.made("snapshots.tsv");
        Fuzz.run(1, 3000, random -> {
            String garbled = Garbled.text(text, random);
            Snapshots.of(SnapshotLines.parse("list", "tank", garbled));
            return garbled.length();
        });
    }
}
