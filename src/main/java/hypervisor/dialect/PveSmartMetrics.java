package hypervisor.dialect;

import static hypervisor.source.smart.SmartFacts.DISKS;

import hypervisor.metric.MetricSet;
import hypervisor.source.smart.SmartDisk;
import hypervisor.source.smart.SmartDisks;
import hypervisor.source.smart.SmartValues;
import hypervisor.source.smart.SmartValues.Kind;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What pve-exporter says of the health of the disks of the machine it runs on.
///
/// The original has all of it from a file that a script writes; it is the same here where smartctl is asked
/// instead.
final class PveSmartMetrics {
    private record Row(String node, String device, SmartValues values) {}

    private PveSmartMetrics() {}

    static MetricSet<SmartDisks, ?> set(DialectOptions options) {
        return MetricSet.of(DISKS, (SmartDisks disks) -> rows(disks, options))
                .label("node", Row::node)
                .label("device", Row::device)
                .label("model", row -> row.values().model())
                .label("serial", row -> row.values().serial())
                .label("type", row -> type(row.values().kind()))
                .gauge(
                        "pve_disk_temperature_celsius",
                        "Temperature of the disk in degrees Celsius.",
                        row -> positive(row.values().temperature()))
                .gauge(
                        "pve_disk_power_on_hours",
                        "Hours the disk has been in use.",
                        row -> positive(row.values().powerOnHours()))
                .gauge(
                        "pve_disk_health_status",
                        "Whether the disk's judgement of itself is good (1 or 0).",
                        row -> healthy(row.values().passed(), options.exact()))
                .counter(
                        "pve_disk_data_written_bytes",
                        "What was written to the disk in its life, by its own count.",
                        row -> positive(row.values().written()))
                .gauge(
                        "pve_disk_available_spare_percent",
                        "How much of an NVMe disk's spare space is left, in percent.",
                        row -> spare(row.values(), options.exact()))
                .gauge(
                        "pve_disk_percentage_used",
                        "How much of an NVMe disk's life is used up, in percent by its maker's estimate.",
                        row -> used(row.values(), options.exact()))
                .build();
    }

    private static Stream<Row> rows(SmartDisks disks, DialectOptions options) {
        String node = node(disks.hostname(), options);
        return disks.disks().stream().flatMap(disk -> row(node, disk));
    }

    private static Stream<Row> row(String node, SmartDisk disk) {
        SmartValues values = disk.values();
        return values == null ? Stream.empty() : Stream.of(new Row(node, disk.device(), values));
    }

    // Quirk: the script writes the name with its domain, which no other family has, so that nothing joins.
    // Without it unless the exact original is asked for.
    private static String node(@Nullable String hostname, DialectOptions options) {
        if (hostname == null || hostname.isEmpty()) {
            return options.node();
        }
        return options.exact() ? hostname : hostname.replaceFirst("\\..*", "");
    }

    // Quirk: SAS disks are unknown.
    private static String type(Kind kind) {
        return switch (kind) {
            case NVME -> "nvme";
            case ATA -> "sata";
            case SCSI, UNKNOWN -> "unknown";
        };
    }

    /// The script writes 0 for what a disk does not tell.
    private static @Nullable Number positive(@Nullable Number value) {
        return value == null || value.doubleValue() <= 0 ? null : value;
    }

    // Quirk: the original calls a disk failing that does not say; here it is left out.
    private static @Nullable Integer healthy(@Nullable Boolean passed, boolean exact) {
        return passed == null && exact ? Integer.valueOf(0) : Units.flag(passed);
    }

    // Quirk: of the original a disk that has no spare space left disappears; here it stays.
    private static @Nullable Number spare(SmartValues values, boolean exact) {
        return exact ? positive(values.sparePercent()) : values.sparePercent();
    }

    // Quirk: only of NVMe disks, and 0 of one that does not say; here that is left out.
    private static @Nullable Long used(SmartValues values, boolean exact) {
        if (values.kind() != Kind.NVME) {
            return null;
        }
        Long used = values.percentUsed();
        return used == null && exact ? Long.valueOf(0) : used;
    }
}
