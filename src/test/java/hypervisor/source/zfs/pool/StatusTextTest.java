package hypervisor.source.zfs.pool;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.MalformedException;
import hypervisor.source.zfs.ZfsFixtures;
import hypervisor.source.zfs.pool.Vdev.Trim;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTextTest {
    private static final double NOVEMBER = 1_793_509_200; // Sun Nov 1 05:00:00 2026 UTC

    @Test
    void drawsTheTreeOfDevicesWithAllItsGroups() throws IOException {
        PoolStatus status = StatusText.parse("status", "tank", ZfsFixtures.made("status-0.8-degraded.txt"));

        assertThat(status.state()).isEqualTo("DEGRADED");
        assertThat(status.vdevs())
                .extracting(Vdev::path)
                .containsExactly(
                        "",
                        "raidz2-0",
                        "raidz2-0/ata-ST4000VN008-2DR166_ZDH0AAAA",
                        "raidz2-0/spare-1",
                        "raidz2-0/spare-1/ata-ST4000VN008-2DR166_ZDH0BBBB",
                        "raidz2-0/spare-1/ata-ST4000VN008-2DR166_ZDH0EEEE",
                        "raidz2-0/9876543210123456789",
                        "raidz2-0//srv/with space/disk ONLINE.img",
                        "special/mirror-1",
                        "special/mirror-1/nvme0n1p3",
                        "special/mirror-1/nvme1n1p3",
                        "logs/nvme0n1p4",
                        "cache/sdz",
                        "spares/ata-ST4000VN008-2DR166_ZDH0EEEE",
                        "spares/ata-ST4000VN008-2DR166_ZDH0FFFF");
        assertThat(status.vdevs()).extracting(Vdev::group).contains("data", "special", "logs", "cache", "spares");
        assertThat(status.vdevs())
                .extracting(Vdev::kind)
                .startsWith("root", "raidz2", "disk", "spare")
                .contains("file", "mirror");
    }

    @Test
    void readsStatesErrorsAndSlowIosExactly() throws IOException {
        PoolStatus status = StatusText.parse("status", "tank", ZfsFixtures.made("status-0.8-degraded.txt"));

        assertThat(vdev(status, "")).isEqualTo(new Vdev("", "tank", "data", "DEGRADED", 0.0, 0.0, 7.0, null, null));
        assertThat(vdev(status, "raidz2-0/spare-1/ata-ST4000VN008-2DR166_ZDH0BBBB"))
                .isEqualTo(new Vdev(
                        "raidz2-0/spare-1/ata-ST4000VN008-2DR166_ZDH0BBBB",
                        "ata-ST4000VN008-2DR166_ZDH0BBBB",
                        "data",
                        "FAULTED",
                        12_345_678_901.0,
                        512.0,
                        9.0,
                        17.0,
                        new Trim("unsupported", null, null)));
        assertThat(vdev(status, "spares/ata-ST4000VN008-2DR166_ZDH0EEEE"))
                .isEqualTo(new Vdev(
                        "spares/ata-ST4000VN008-2DR166_ZDH0EEEE",
                        "ata-ST4000VN008-2DR166_ZDH0EEEE",
                        "spares",
                        "INUSE",
                        null,
                        null,
                        null,
                        null,
                        null));
        assertThat(vdev(status, "raidz2-0/9876543210123456789").state()).isEqualTo("UNAVAIL");
        assertThat(status.dataErrors()).isEqualTo(3);
    }

    @Test
    void readsHowFarDevicesAreWithTrimming() throws IOException {
        PoolStatus status = StatusText.parse("status", "tank", ZfsFixtures.made("status-0.8-degraded.txt"));

        assertThat(vdev(status, "raidz2-0/ata-ST4000VN008-2DR166_ZDH0AAAA").trim())
                .isEqualTo(new Trim("complete", 1.0, 1_792_887_850.0));
        assertThat(vdev(status, "raidz2-0//srv/with space/disk ONLINE.img").trim())
                .isEqualTo(new Trim("active", 0.23, NOVEMBER));
        assertThat(vdev(status, "special/mirror-1/nvme0n1p3").trim()).isEqualTo(new Trim("suspended", 0.4, NOVEMBER));
        assertThat(vdev(status, "special/mirror-1/nvme1n1p3").trim()).isEqualTo(new Trim("untrimmed", null, null));
        assertThat(vdev(status, "logs/nvme0n1p4").trim()).isNull();
    }

    @Test
    void countsFilesWithPermanentErrors() throws IOException {
        PoolStatus status = StatusText.parse("status", "rpool", ZfsFixtures.made("status-2.1-resilver.txt"));

        assertThat(status.dataErrors()).isEqualTo(2);
        assertThat(vdev(status, "mirror-0/replacing-0/old").state()).isEqualTo("OFFLINE");
        assertThat(vdev(status, "mirror-0/replacing-0").kind()).isEqualTo("replacing");
        assertThat(status.scan())
                .isEqualTo(
                        new Scan("resilver", "scanning", 1_795_600_800.0, null, null, null, null, null, 0.1383, null));
    }

    @ParameterizedTest
    @CsvSource({
        "zpool-status.txt,ONLINE,ONLINE",
        "zpool-status-degraded.txt,DEGRADED,OFFLINE",
        "zpool-status-after-online.txt,ONLINE,ONLINE",
        "zpool-status-after-scrub.txt,ONLINE,ONLINE"
    })
    void understandsWhatARealZfsFusePrinted(String file, String pool, String disk) throws IOException {
        PoolStatus status = StatusText.parse("status", "rpool", ZfsFixtures.recorded(file));

        assertThat(status.state()).isEqualTo(pool);
        assertThat(status.vdevs())
                .extracting(Vdev::path)
                .containsExactly(
                        "", "mirror-0", "mirror-0//srv/originals/zfs/d1.img", "mirror-0//srv/originals/zfs/d2.img");
        assertThat(status.vdevs().getLast().state()).isEqualTo(disk);
        assertThat(status.vdevs()).allSatisfy(vdev -> {
            assertThat(vdev.readErrors()).isZero();
            assertThat(vdev.slowIos()).as("there is no such column").isNull();
        });
        assertThat(status.dataErrors()).isZero();
    }

    @Test
    void readsTheLastOfSeveralPools() throws IOException {
        PoolStatus status = StatusText.parse("status", "tank", ZfsFixtures.recorded("zpool-status-after-scrub.txt"));

        assertThat(status.vdevs()).extracting(Vdev::name).startsWith("tank", "raidz1-0");
        assertThat(requireNonNull(status.scan()).end()).isEqualTo(1_795_222_364.0);
    }

    @Test
    void poolsMayHaveSpacesAndColonsInTheirNames() {
        String text = """
                  pool: my: pool
                 state: ONLINE
                config:

                \tNAME  STATE  READ WRITE CKSUM
                \tmy: pool  ONLINE  1 2 3
                \t  sda  ONLINE  0 0 0

                errors: No known data errors
                """;
        PoolStatus status = StatusText.parse("status", "my: pool", text);

        assertThat(status.vdevs()).extracting(Vdev::path).containsExactly("", "sda");
        assertThat(status.vdevs().getFirst().checksumErrors()).isEqualTo(3);
    }

    @Test
    void numbersForPeopleAreLeftOut() {
        String text = "  pool: p\nconfig:\n\n\tNAME  STATE  READ WRITE CKSUM\n\tp  ONLINE  1.2K 0 3M\n";
        assertThat(StatusText.parse("status", "p", text).vdevs())
                .containsExactly(new Vdev("", "p", "data", "ONLINE", null, 0.0, null, null, null));
    }

    @Test
    void aLineThatIsCutOffIsNotRead() {
        String text = "  pool: p\n state: ONLINE\nconfig:\n\n\tNAME  STATE  READ WRITE CKSUM\n\tp  ONLINE  0 0 12";
        assertThat(StatusText.parse("status", "p", text)).isEqualTo(new PoolStatus("ONLINE", null, List.of(), null));
    }

    @Test
    void aPoolThatIsNotToldOfIsNamed() {
        assertThatThrownBy(() -> StatusText.parse("zpool status tank", "tank", "  pool: other\n state: ONLINE\n"))
                .isInstanceOf(MalformedException.class)
                .hasMessage("zpool status tank: does not tell of pool tank");
    }

    private static Vdev vdev(PoolStatus status, String path) {
        return status.vdevs().stream()
                .filter(vdev -> vdev.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
