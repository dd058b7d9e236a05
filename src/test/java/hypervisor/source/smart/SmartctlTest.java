package hypervisor.source.smart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hypervisor.source.MalformedException;
import hypervisor.source.smart.SmartValues.Kind;
import hypervisor.source.tool.Output;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SmartctlTest {
    @Test
    void readsAnNvmeDisk() throws IOException {
        assertThat(values("nvme"))
                .isEqualTo(new SmartValues(
                        "Example NVMe 980 1TB",
                        "S5NVME0001",
                        "5B2QGXA7",
                        Kind.NVME,
                        true,
                        38.0,
                        4321L,
                        31L,
                        1_024_000_000.0,
                        512_000_000.0,
                        2L,
                        100L,
                        10L,
                        0L,
                        0L,
                        5L,
                        null,
                        null,
                        null,
                        null));
    }

    /// Its exit code has the bit for a failing disk: that is a report, and no failure.
    @Test
    void readsADiskThatIsWornOut() throws IOException {
        SmartValues worn = values("nvme-worn");

        assertThat(worn.passed()).isFalse();
        assertThat(worn.sparePercent()).isZero();
        assertThat(worn.percentUsed()).isEqualTo(131);
        assertThat(worn.criticalWarning()).isEqualTo(5);
        assertThat(worn.mediaErrors()).isEqualTo(17);
        assertThat(worn.written()).isEqualTo(Math.pow(2, 65) * 512_000);
    }

    @Test
    void readsASolidStateDisk() throws IOException {
        assertThat(values("sata-ssd"))
                .isEqualTo(new SmartValues(
                        "Example SSD 870 EVO",
                        "S6SSD0001",
                        "SVT02B6Q",
                        Kind.ATA,
                        true,
                        30.0,
                        12_345L,
                        44L,
                        40_000_000_000.0 * 512,
                        512_000.0,
                        7L,
                        null,
                        null,
                        null,
                        null,
                        null,
                        0L,
                        null,
                        null,
                        3L));
    }

    @Test
    void readsAHardDiskThatFails() throws IOException {
        SmartValues disk = values("sata-hdd");

        assertThat(disk.passed()).isFalse();
        assertThat(disk.temperature()).isEqualTo(41);
        assertThat(disk.powerOnHours()).isEqualTo(44_123);
        assertThat(disk.reallocatedSectors())
                .as("without what else the maker put there")
                .isEqualTo(48);
        assertThat(disk.pendingSectors()).isEqualTo(8);
        assertThat(disk.uncorrectableSectors()).isEqualTo(7);
        assertThat(disk.interfaceErrors()).isZero();
        assertThat(disk.percentUsed()).as("202 is something else on hard disks").isNull();
    }

    @Test
    void readsSasDisksOfOldAndNewVersions() throws IOException {
        SmartValues disk = values("sas-hdd");
        assertThat(disk.kind()).isEqualTo(Kind.SCSI);
        assertThat(disk.model()).isEqualTo("EXAMPLE SAS1200");
        assertThat(disk.firmware()).isEqualTo("B5C3");
        assertThat(disk.reallocatedSectors()).isEqualTo(4);
        assertThat(disk.mediaErrors()).isEqualTo(3);
        assertThat(disk.written()).isEqualTo(987.25e9);
        assertThat(disk.read()).isEqualTo(1234.5e9);

        SmartValues solid = values("sas-ssd");
        assertThat(solid.firmware()).isEqualTo("0004");
        assertThat(solid.percentUsed()).isEqualTo(9);
        assertThat(solid.mediaErrors()).isNull();
    }

    @Test
    void aDiskThatSleepsIsNoFailure() throws IOException {
        assertThat(answer("asleep")).isEqualTo(new Smartctl.Asleep());
    }

    @Test
    void aDiskThatTellsNothingIsNoFailure() throws IOException {
        assertThat(answer("usb-stick")).isEqualTo(new Smartctl.Unsupported("the disk tells nothing of its health"));
        assertThat(answer("usb-bridge"))
                .isEqualTo(new Smartctl.Unsupported("/dev/sde: Unknown USB bridge [0x1234:0x5678 (0x100)]"));
    }

    @Test
    void aRightThatIsMissingIsKnown() throws IOException {
        assertThat(answer("refused"))
                .isEqualTo(new Smartctl.Refused("Smartctl open device: /dev/sda failed: Permission denied"));
        assertThat(answer("refused-nvme")).isInstanceOf(Smartctl.Refused.class);
    }

    @Test
    void anythingElseIsAFailureThatSaysWhatHappened() throws IOException {
        assertThat(answer("gone"))
                .isEqualTo(new Smartctl.Failed("smartctl ended with exit code 2 and said: "
                        + "Smartctl open device: /dev/sda failed: No such device"));
        assertThat(Smartctl.answer("smartctl", new Output(127, new byte[0], "no library")))
                .isEqualTo(new Smartctl.Failed("smartctl ended with exit code 127 and said: no library"));
    }

    @Test
    void whatIsNoReportIsMalformed() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> printed("smartctl 6.6\nUNRECOGNIZED OPTION: json\n"))
                .withMessageStartingWith("smartctl:1: not JSON: ");
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> printed("[1, 2]"));
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> printed("{\"model_name\": \"cut"));
    }

    @Test
    void makersCountWhatWasWrittenInUnitsOfTheirOwn() {
        assertThat(written("Host_Writes_32MiB", 3)).isEqualTo(3.0 * (32 << 20));
        assertThat(written("Lifetime_Writes_GiB", 3)).isEqualTo(3.0 * (1 << 30));
        assertThat(written("Total_LBAs_Written", 3)).isEqualTo(3.0 * 4096);
        assertThat(written("Unknown_Attribute", 3)).isNull();
    }

    private static @Nullable Double written(String name, long raw) {
        var told = (Smartctl.Told) printed("""
                {"smart_status": {"passed": true}, "logical_block_size": 4096, "ata_smart_attributes": {"table": [
                  {"id": 241, "name": "%s", "value": 100, "raw": {"value": %d, "string": "%d"}}]}}""".formatted(name, raw, raw));
        return told.values().written();
    }

    private static Smartctl.Answer printed(String text) {
        return Smartctl.answer("smartctl", new Output(0, text.getBytes(StandardCharsets.UTF_8), ""));
    }

    private static SmartValues values(String name) throws IOException {
        return ((Smartctl.Told) answer(name)).values();
    }

    private static Smartctl.Answer answer(String name) throws IOException {
        return Smartctl.answer("smartctl", Reports.output(name));
    }
}
