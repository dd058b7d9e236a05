package hypervisor.source.sensor;

import static hypervisor.source.sensor.Quantity.CURRENT;
import static hypervisor.source.sensor.Quantity.FAN;
import static hypervisor.source.sensor.Quantity.HUMIDITY;
import static hypervisor.source.sensor.Quantity.POWER;
import static hypervisor.source.sensor.Quantity.TEMPERATURE;
import static hypervisor.source.sensor.Quantity.VOLTAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SensorCollectorTest {
    private static final String NVME = "pci0000:00/0000:00:1d.0/0000:01:00.0";

    @TempDir
    private Path sys;

    private HwmonTree tree;
    private SensorCollector collector;

    @BeforeEach
    void begin() {
        tree = new HwmonTree(sys);
        collector = new SensorCollector(sys, Duration.ofSeconds(20));
    }

    @Test
    void readsAProcessor() throws IOException, InterruptedException {
        tree.device("platform/coretemp.0", "platform")
                .chip(
                        4,
                        "platform/coretemp.0",
                        "coretemp",
                        Map.of(
                                "temp1_input", "45000",
                                "temp1_label", "Package id 0",
                                "temp1_max", "84000",
                                "temp1_crit", "100000",
                                "temp1_crit_alarm", "0",
                                "temp1_max_alarm", "",
                                "temp10_input", "41000",
                                "temp10_label", "Core 8",
                                "temp2_input", "42500",
                                "temp2_label", "Core 0"));

        SensorChip chip = read().getFirst();

        assertThat(chip.name()).isEqualTo("coretemp-isa-0000");
        assertThat(chip.adapter()).isEqualTo("ISA adapter");
        assertThat(chip.sensors())
                .containsExactly(
                        new Sensor(TEMPERATURE, "temp1", "Package id 0", 45.0, null, 84.0, 100.0, false, null),
                        new Sensor(TEMPERATURE, "temp2", "Core 0", 42.5, null, null, null, null, null),
                        new Sensor(TEMPERATURE, "temp10", "Core 8", 41.0, null, null, null, null, null));
    }

    @Test
    void readsEachQuantityInItsUnit() throws IOException, InterruptedException {
        tree.device("platform/nct6775.656", "platform")
                .chip(
                        0,
                        "platform/nct6775.656",
                        "nct6798",
                        Map.of(
                                "fan1_input", "1250",
                                "fan1_min", "300",
                                "fan1_alarm", "1",
                                "in0_input", "1016",
                                "power1_average", "65500000",
                                "curr1_input", "2250",
                                "humidity1_input", "43500",
                                "pwm1", "128",
                                "uevent", ""));

        SensorChip chip = read().getFirst();

        assertThat(chip.name()).isEqualTo("nct6798-isa-0290");
        assertThat(chip.sensors())
                .containsExactly(
                        new Sensor(FAN, "fan1", "fan1", 1250.0, 300.0, null, null, true, null),
                        new Sensor(VOLTAGE, "in0", "in0", 1.016, null, null, null, null, null),
                        new Sensor(POWER, "power1", "power1", 65.5, null, null, null, null, null),
                        new Sensor(CURRENT, "curr1", "curr1", 2.25, null, null, null, null, null),
                        new Sensor(HUMIDITY, "humidity1", "humidity1", 0.435, null, null, null, null, null));
    }

    @Test
    void aDiskIsNamedByTheBusOfItsController() throws IOException, InterruptedException {
        nvme(1, Map.of("temp1_input", "38850", "temp1_label", "Composite"));
        tree.device("pci0000:00/ata1/host2/target2:0:0/2:0:0:0", "scsi")
                .chip(2, "pci0000:00/ata1/host2/target2:0:0/2:0:0:0", "drivetemp", Map.of("temp1_input", "31000"));

        assertThat(read()).extracting(SensorChip::name).containsExactly("drivetemp-scsi-2-0", "nvme-pci-0100");
        assertThat(read()).extracting(SensorChip::adapter).containsExactly("SCSI adapter", "PCI adapter");
    }

    @Test
    void memoryIsNamedByItsBusWhichHasANameOfItsOwn() throws IOException, InterruptedException {
        tree.device("pci0000:00/i2c-0/0-0018", "i2c")
                .chip(0, "pci0000:00/i2c-0/0-0018", "jc42", Map.of("temp1_input", "30000"));
        Path bus = Files.createDirectories(sys.resolve("bus/i2c/devices/i2c-0"));
        Files.writeString(bus.resolve("name"), "SMBus I801 adapter at efa0\n");

        assertThat(read())
                .extracting(SensorChip::name, SensorChip::adapter)
                .containsExactly(tuple("jc42-i2c-0-18", "SMBus I801 adapter at efa0"));
    }

    @Test
    void namesStayWhenTheKernelNumbersChipsAnew() throws IOException, InterruptedException {
        nvme(1, Map.of("temp1_input", "38850"));
        tree.virtual(2, "acpitz", Map.of("temp1_input", "27800"));
        List<SensorChip> before = read();

        Path other = Files.createDirectory(sys.resolve("second"));
        tree = new HwmonTree(other);
        nvme(7, Map.of("temp1_input", "38850"));
        tree.virtual(0, "acpitz", Map.of("temp1_input", "27800"));
        collector = new SensorCollector(other, Duration.ofSeconds(20));

        assertThat(read()).isEqualTo(before).extracting(SensorChip::name).contains("acpitz-virtual-0");
    }

    @Test
    void chipsOfOneNameAreToldApart() throws IOException, InterruptedException {
        tree.virtual(1, "zone", Map.of("temp1_input", "1000"));
        tree.virtual(2, "zone", Map.of("temp1_input", "2000"));

        assertThat(read()).extracting(SensorChip::name).containsExactly("zone-virtual-0", "zone-virtual-0-2");
    }

    @Test
    void aChipOfAnUnknownBusIsNamedByItsDevice() throws IOException, InterruptedException {
        tree.device("soc/phy7", "mystery").chip(1, "soc/phy7", "radio", Map.of("temp1_input", "1000"));

        assertThat(read()).extracting(SensorChip::name).containsExactly("radio-mystery-phy7");
    }

    @Test
    void valuesOfAnOldKernelAreAStepFurther() throws IOException, InterruptedException {
        tree.device("platform/w83627hf.656", "platform");
        Path device = sys.resolve("devices/platform/w83627hf.656");
        Files.writeString(device.resolve("name"), "w83627hf\n");
        Files.writeString(device.resolve("temp1_input"), "39000\n");
        Path chip = Files.createDirectories(sys.resolve("class/hwmon/hwmon0"));
        Files.createSymbolicLink(chip.resolve("device"), device);

        assertThat(read()).extracting(SensorChip::name).containsExactly("w83627hf-isa-0290");
    }

    @Test
    void whatIsWrongWithASensorCostsOnlyItself() throws IOException, InterruptedException {
        Path chip = nvme(
                1,
                Map.of(
                        "temp1_input", "38850",
                        "temp1_max", "65261850",
                        "temp1_min", "-273150",
                        "temp2_input", "-128000",
                        "temp2_fault", "1",
                        "temp3_input", "nonsense",
                        "temp4_label", "",
                        "temp4_input", "20000",
                        "temp4_fault", "0"));
        Files.createDirectory(chip.resolve("temp5_input"));

        assertThat(read().getFirst().sensors())
                .containsExactly(
                        new Sensor(TEMPERATURE, "temp1", "temp1", 38.85, null, null, null, null, null),
                        new Sensor(TEMPERATURE, "temp2", "temp2", null, null, null, null, null, true),
                        new Sensor(TEMPERATURE, "temp3", "temp3", null, null, null, null, null, null),
                        new Sensor(TEMPERATURE, "temp4", "temp4", 20.0, null, null, null, null, false),
                        new Sensor(TEMPERATURE, "temp5", "temp5", null, null, null, null, null, null));
    }

    @Test
    void aMachineWithoutSensorsHasNone() throws IOException, InterruptedException {
        assertThat(collector.collect(Deadline.in(Duration.ofSeconds(20))))
                .isEqualTo(Reading.absent("no sensors in " + sys + "/class/hwmon"));
    }

    @Test
    void twoReadsOfOneStateAreEqual() throws IOException, InterruptedException {
        nvme(1, Map.of("temp1_input", "38850", "temp2_input", "1", "in3_input", "7", "fan2_input", "8"));
        tree.virtual(3, "acpitz", Map.of("temp1_input", "27800"));

        assertThat(read()).isEqualTo(read());
    }

    private Path nvme(int number, Map<String, String> values) throws IOException {
        String controller = NVME + "/nvme/nvme0";
        return tree.device(NVME, "pci")
                .device(controller, "nvme")
                .parent(controller, NVME)
                .chip(number, controller, "nvme", values);
    }

    private List<SensorChip> read() throws IOException, InterruptedException {
        var present = (Reading.Present<List<SensorChip>>) collector.collect(Deadline.in(Duration.ofSeconds(60)));
        return present.value();
    }
}
