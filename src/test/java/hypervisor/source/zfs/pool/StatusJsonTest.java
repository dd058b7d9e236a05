package hypervisor.source.zfs.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.MalformedException;
import hypervisor.source.zfs.ZfsFixtures;
import hypervisor.source.zfs.pool.Vdev.Trim;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StatusJsonTest {
    @Test
    void drawsTheSameTreeAsTheText() throws IOException {
        PoolStatus status = parse("tank", ZfsFixtures.made("status-2.3.json"));

        assertThat(status.state()).isEqualTo("ONLINE");
        assertThat(status.dataErrors()).isEqualTo(2);
        assertThat(status.vdevs())
                .extracting(Vdev::path)
                .containsExactly(
                        "",
                        "raidz1-0",
                        "raidz1-0/sda",
                        "raidz1-0/sdb",
                        "logs/mirror-1",
                        "logs/mirror-1/nvme0n1p4",
                        "cache/nvme1n1",
                        "spares/sdc");
        assertThat(status.vdevs().get(1).state()).isEqualTo("ONLINE");
        assertThat(status.vdevs().get(2))
                .isEqualTo(new Vdev(
                        "raidz1-0/sda",
                        "sda",
                        "data",
                        "ONLINE",
                        1.0,
                        2.0,
                        0x1p64,
                        5.0,
                        new Trim("active", 0.25, 1_795_564_900.0)));
        assertThat(status.vdevs().get(3).trim()).isEqualTo(new Trim("unsupported", null, null));
        assertThat(status.vdevs().getLast())
                .isEqualTo(new Vdev("spares/sdc", "sdc", "spares", "AVAIL", null, null, null, null, null));
    }

    @Test
    void aScanThatGoesOnHasExactBytes() throws IOException {
        assertThat(parse("tank", ZfsFixtures.made("status-2.3.json")).scan())
                .isEqualTo(new Scan("scrub", "scanning", 1_795_564_800.0, null, 6e11, 4e11, 8e11, 4096.0, 0.5, 1.0));
    }

    @Test
    void aScrubThatRestsIsPaused() throws IOException {
        String paused =
                ZfsFixtures.made("status-2.3.json").replace("\"scrub_pause\":\"-\"", "\"scrub_pause\":1795565000");
        assertThat(parse("tank", paused).scan())
                .isEqualTo(new Scan("scrub", "paused", 1_795_564_800.0, null, 6e11, 4e11, 8e11, 4096.0, 0.5, 1.0));
    }

    @Test
    void numbersMayBeTextsAndDatesForPeople() throws IOException {
        PoolStatus status = parse("rpool", ZfsFixtures.made("status-2.4-strings.json"));

        assertThat(status.state()).isEqualTo("SUSPENDED");
        assertThat(status.scan())
                .isEqualTo(new Scan(
                        "resilver",
                        "finished",
                        1_795_307_040.0,
                        1_795_307_045.0,
                        4.05e8,
                        4.05e8,
                        4.05e8,
                        null,
                        null,
                        0.0));
        assertThat(status.vdevs().getLast())
                .isEqualTo(new Vdev(
                        "nvme-eui.0025385b21404321-part3",
                        "nvme-eui.0025385b21404321-part3",
                        "data",
                        "UNAVAIL",
                        3.0,
                        6.0,
                        null,
                        null,
                        null));
    }

    @Test
    void whatIsCutOffIsRefused() throws IOException {
        String whole = ZfsFixtures.made("status-2.3.json").strip();
        for (int length = 1; length < whole.length(); length += 37) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> parse("tank", cut)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void aPoolThatIsNotToldOfIsNamed() {
        assertThatThrownBy(() -> parse("tank", "{\"pools\":{}}"))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("does not tell of pool tank");
        assertThatThrownBy(() -> parse("tank", "no pools available")).isInstanceOf(MalformedException.class);
    }

    private static PoolStatus parse(String pool, String json) {
        return StatusJson.parse("zpool status " + pool, pool, json.getBytes(StandardCharsets.UTF_8));
    }
}
