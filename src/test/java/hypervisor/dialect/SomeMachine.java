package hypervisor.dialect;

import hypervisor.source.procfs.BlockDevice;
import hypervisor.source.procfs.HostDisks;
import hypervisor.source.sensor.Quantity;
import hypervisor.source.sensor.Sensor;
import hypervisor.source.sensor.SensorChip;
import hypervisor.source.smart.SmartDisk;
import hypervisor.source.smart.SmartDisk.State;
import hypervisor.source.smart.SmartDisks;
import hypervisor.source.smart.SmartValues;
import hypervisor.source.smart.SmartValues.Kind;
import hypervisor.source.zfs.PoolReadings;
import hypervisor.source.zfs.ZfsProperties;
import hypervisor.source.zfs.kstat.Kstats;
import hypervisor.source.zfs.kstat.ZfsKstats;
import hypervisor.source.zfs.pool.Zpool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sensors, disks and pools in which nothing is unknown, nearly every number another one.
final class SomeMachine {
    private SomeMachine() {}

    static List<SensorChip> sensors() {
        return List.of(
                new SensorChip(
                        "nct6798-isa-0290",
                        "ISA adapter",
                        List.of(
                                sensor(Quantity.TEMPERATURE, "temp1", "SYSTIN", 31.0),
                                sensor(Quantity.FAN, "fan1", "fan1", 1250.0),
                                sensor(Quantity.VOLTAGE, "in0", "Vcore", 1.016),
                                sensor(Quantity.POWER, "power1", "power1", 65.5),
                                sensor(Quantity.CURRENT, "curr1", "curr1", 2.25),
                                sensor(Quantity.HUMIDITY, "humidity1", "humidity1", 0.435))),
                new SensorChip(
                        "nvme-pci-0100",
                        "PCI adapter",
                        List.of(
                                new Sensor(
                                        Quantity.TEMPERATURE,
                                        "temp1",
                                        "Composite",
                                        38.85,
                                        null,
                                        null,
                                        null,
                                        null,
                                        null),
                                new Sensor(
                                        Quantity.TEMPERATURE, "temp2", "temp2", null, null, null, null, null, true))));
    }

    static SmartDisks disks(@Nullable String hostname) {
        return new SmartDisks(
                hostname,
                List.of(
                        new SmartDisk("nvme0n1", State.READ, values(Kind.NVME, 0L), Instant.ofEpochSecond(999_000)),
                        new SmartDisk("sda", State.ASLEEP, values(Kind.ATA, null), Instant.ofEpochSecond(990_000)),
                        new SmartDisk("sdb", State.FAILED, null, null)),
                List.of());
    }

    static HostDisks blockDevices() {
        return new HostDisks(List.of(new BlockDevice(
                "sda",
                BlockDevice.Kind.DISK,
                1L,
                2L,
                3L,
                4.5,
                5L,
                6L,
                7L,
                8.5,
                9L,
                10.5,
                11.5,
                null,
                null,
                null,
                null,
                null)));
    }

    static PoolReadings<Zpool> pools() {
        var properties = new ZfsProperties(
                Map.of("size", "411", "allocated", "412", "free", "413", "fragmentation", "14", "health", "ONLINE"));
        return PoolReadings.of(Map.of("rpool", new Zpool("rpool", properties, null)));
    }

    /// Of the oldest version, which has what was dropped since.
    static ZfsKstats kstats() {
        try {
            return Kstats.of("0.8");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static SmartValues values(Kind kind, @Nullable Long spare) {
        boolean nvme = kind == Kind.NVME;
        return new SmartValues(
                nvme ? "Example NVMe" : "Example SSD",
                nvme ? "S1" : "S2",
                "F1",
                kind,
                nvme,
                nvme ? 38.0 : null,
                101L,
                102L,
                103.0,
                104.0,
                5L,
                spare,
                nvme ? 10L : null,
                nvme ? 5L : null,
                nvme ? 106L : null,
                nvme ? 107L : null,
                nvme ? null : 108L,
                nvme ? null : 109L,
                nvme ? null : 110L,
                nvme ? null : 111L);
    }

    private static Sensor sensor(Quantity quantity, String key, String label, double value) {
        return new Sensor(quantity, key, label, value, 10.0, 84.0, 100.0, false, false);
    }
}
