package hypervisor.dialect;

import static hypervisor.source.smart.SmartFacts.DISKS;

import hypervisor.metric.MetricSet;
import hypervisor.source.smart.SmartDisk;
import hypervisor.source.smart.SmartDisks;
import hypervisor.source.smart.SmartValues;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the disks of the host tell of their health.
final class HostSmartMetrics {
    private static final double PERCENT = 100;
    private static final double SECONDS_PER_HOUR = 3600;

    /// What NVMe warns of, by bit.
    private static final List<String> WARNINGS =
            List.of("spare", "temperature", "reliability", "read_only", "backup", "memory_region");

    private record State(String device, SmartDisk.State state, boolean current) {}

    private record Warning(String device, String warning, boolean given) {}

    private static final MetricSet<SmartDisks, SmartDisk> INFO = MetricSet.of(DISKS, HostSmartMetrics::known)
            .label("device", SmartDisk::device)
            .label("model", disk -> text(disk, SmartValues::model))
            .label("serial", disk -> text(disk, SmartValues::serial))
            .label("firmware", disk -> text(disk, SmartValues::firmware))
            .label("protocol", disk -> text(disk, values -> lower(values.kind())))
            .info("hypervisor_disk_smart_info", "What a disk calls itself, and by which protocol it is asked.")
            .build();

    private static final MetricSet<SmartDisks, State> STATES = MetricSet.of(DISKS, HostSmartMetrics::states)
            .label("device", State::device)
            .label("state", state -> lower(state.state()))
            .gauge(
                    "hypervisor_disk_smart_state",
                    "How the disk was found when its health was to be read last: 1 for read, asleep (it was not woken; "
                            + "values are those of before), unsupported (it tells nothing) or failed.",
                    state -> Units.flag(state.current()))
            .build();

    private static final MetricSet<SmartDisks, Warning> WARNED = MetricSet.of(DISKS, HostSmartMetrics::warnings)
            .label("device", Warning::device)
            .label("warning", Warning::warning)
            .gauge(
                    "hypervisor_disk_smart_critical_warning",
                    "Whether an NVMe disk warns (1 or 0) that its spare space is low, it is too warm or too cold, "
                            + "unreliable, only to be read, lacks backup power, or has a memory region only to be read.",
                    warning -> Units.flag(warning.given()))
            .build();

    private static final MetricSet<SmartDisks, SmartDisk> VALUES = MetricSet.of(DISKS, HostSmartMetrics::known)
            .label("device", SmartDisk::device)
            .gauge(
                    "hypervisor_disk_smart_read_timestamp_seconds",
                    "When the disk told what is said of it here.",
                    disk -> disk.readAt() == null ? null : disk.readAt().getEpochSecond())
            .gauge(
                    "hypervisor_disk_smart_temperature_celsius",
                    "Temperature in degrees Celsius.",
                    disk -> of(disk, SmartValues::temperature))
            .counter(
                    "hypervisor_disk_smart_power_on_seconds_total",
                    "How long the disk has been in use in its life; disks count hours.",
                    disk -> times(of(disk, SmartValues::powerOnHours), SECONDS_PER_HOUR))
            .counter(
                    "hypervisor_disk_smart_power_cycles_total",
                    "How often the disk was switched on.",
                    disk -> of(disk, SmartValues::powerCycles))
            .counter(
                    "hypervisor_disk_smart_written_bytes_total",
                    "What was written to the disk in its life, by its own count.",
                    disk -> of(disk, SmartValues::written))
            .counter(
                    "hypervisor_disk_smart_read_bytes_total",
                    "What was read from the disk in its life, by its own count.",
                    disk -> of(disk, SmartValues::read))
            .gauge(
                    "hypervisor_disk_smart_spare_ratio",
                    "How much of the disk's spare space is left, from 0 to 1.",
                    disk -> times(of(disk, SmartValues::sparePercent), 1 / PERCENT))
            .gauge(
                    "hypervisor_disk_smart_spare_threshold_ratio",
                    "Below which the spare space that is left is too little.",
                    disk -> times(of(disk, SmartValues::spareThreshold), 1 / PERCENT))
            .counter(
                    "hypervisor_disk_smart_media_errors_total",
                    "Errors that an NVMe or SAS disk could not correct.",
                    disk -> of(disk, SmartValues::mediaErrors))
            .counter(
                    "hypervisor_disk_smart_unsafe_shutdowns_total",
                    "How often an NVMe disk lost power without warning.",
                    disk -> of(disk, SmartValues::unsafeShutdowns))
            .gauge(
                    "hypervisor_disk_smart_reallocated_sectors",
                    "Sectors that were replaced by spare ones; of a SAS disk its grown defects.",
                    disk -> of(disk, SmartValues::reallocatedSectors))
            .gauge(
                    "hypervisor_disk_smart_pending_sectors",
                    "Sectors of a SATA disk that could not be read and wait to be written anew.",
                    disk -> of(disk, SmartValues::pendingSectors))
            .gauge(
                    "hypervisor_disk_smart_uncorrectable_sectors",
                    "Sectors of a SATA disk that its own tests could not read.",
                    disk -> of(disk, SmartValues::uncorrectableSectors))
            .counter(
                    "hypervisor_disk_smart_interface_errors_total",
                    "Checksum errors between a SATA disk and its controller, often those of a cable.",
                    disk -> of(disk, SmartValues::interfaceErrors))
            .build();

    private HostSmartMetrics() {}

    static List<MetricSet<?, ?>> sets() {
        return List.of(INFO, STATES, VALUES, WARNED);
    }

    private static Stream<SmartDisk> known(SmartDisks disks) {
        return disks.disks().stream().filter(disk -> disk.values() != null);
    }

    private static Stream<State> states(SmartDisks disks) {
        return disks.disks().stream()
                .flatMap(disk -> Arrays.stream(SmartDisk.State.values())
                        .map(state -> new State(disk.device(), state, state == disk.state())));
    }

    private static Stream<Warning> warnings(SmartDisks disks) {
        return disks.disks().stream().flatMap(disk -> {
            Long bits = of(disk, SmartValues::criticalWarning);
            return bits == null
                    ? Stream.empty()
                    : Stream.iterate(0, bit -> bit < WARNINGS.size(), bit -> bit + 1)
                            .map(bit -> new Warning(disk.device(), WARNINGS.get(bit), (bits >> bit & 1) == 1));
        });
    }

    private static <T> @Nullable T of(SmartDisk disk, Function<SmartValues, @Nullable T> value) {
        SmartValues values = disk.values();
        return values == null ? null : value.apply(values);
    }

    private static @Nullable String text(SmartDisk disk, Function<SmartValues, @Nullable String> value) {
        return of(disk, value);
    }

    private static @Nullable Double times(@Nullable Long number, double factor) {
        return number == null ? null : Double.valueOf(number * factor);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
