package hypervisor.dialect;

import static hypervisor.dialect.NativeViews.API;
import static hypervisor.dialect.NativeViews.LIBVIRT;
import static hypervisor.dialect.NativeViews.PVE;

import hypervisor.fact.Facts;
import hypervisor.metric.View;
import hypervisor.metric.Vocabulary;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition.Disk;
import hypervisor.source.libvirt.domain.DomainDefinition.Throttle;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.GuestDisk;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.qemu.DiskLimits;
import hypervisor.source.qemu.MonitorReadings;
import hypervisor.source.qemu.QemuFacts;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the disks of guests are limited to, to be compared with what they do. 0 is no limit, and not told.
final class NativeGuestDiskLimitMetrics {
    private static final String PREFIX = "hypervisor_guest_disk_";
    private static final String DIRECTION = " Of direction: read, write, all (both together). Absent without limit.";

    /// The limits of one disk in one direction.
    ///
    /// @param direction `read`, `write`, or `all` of limits for both together
    /// @param bytes a second
    /// @param operations a second
    private record Limit(
            String id,
            @Nullable String disk,
            String direction,
            @Nullable Number bytes,
            @Nullable Number operations,
            @Nullable Number bytesBurst,
            @Nullable Number operationsBurst,
            @Nullable Number bytesBurstLength,
            @Nullable Number operationsBurstLength) {

        static Limit plain(
                String id, String disk, String direction, @Nullable Number bytes, @Nullable Number operations) {
            return new Limit(id, disk, direction, bytes, operations, null, null, null, null);
        }
    }

    private static final View<Limit> MONITOR =
            labelled(View.of(PVE, QemuFacts.MONITORS, ConfiguredHere.FACTS, NativeGuestDiskLimitMetrics::monitored));

    private static final View<Limit> DOMAIN = labelled(View.of(
            LIBVIRT, LibvirtFacts.DOMAINS, domains -> domains.stream().flatMap(NativeGuestDiskLimitMetrics::defined)));

    private static final View<Limit> CONFIG =
            labelled(View.of(PVE, PmxcfsFacts.CONFIG, config -> configured(config.guests().stream())));

    private static final View<Limit> API_CONFIG =
            labelled(View.of(API, ProxmoxFacts.CONFIGS, configs -> configured(NativeViews.configs(configs))));

    static final Vocabulary WORDS = Vocabulary.about("limits of the disks of guests")
            .gauge(
                    PREFIX + "limit_bytes_per_second",
                    "How much the disk may move in a second, by QEMU, libvirt or the guest's configuration."
                            + DIRECTION,
                    MONITOR.gives(limit -> unlessZero(limit.bytes())),
                    DOMAIN.gives(limit -> unlessZero(limit.bytes())),
                    CONFIG.gives(limit -> unlessZero(limit.bytes())),
                    API_CONFIG.gives(limit -> unlessZero(limit.bytes())))
            .gauge(
                    PREFIX + "limit_operations_per_second",
                    "How often the disk may be used in a second, by QEMU, libvirt or the guest's configuration."
                            + DIRECTION,
                    MONITOR.gives(limit -> unlessZero(limit.operations())),
                    DOMAIN.gives(limit -> unlessZero(limit.operations())),
                    CONFIG.gives(limit -> unlessZero(limit.operations())),
                    API_CONFIG.gives(limit -> unlessZero(limit.operations())))
            .gauge(
                    PREFIX + "burst_limit_bytes_per_second",
                    "How much the disk may move in a second while it bursts." + DIRECTION,
                    DOMAIN.gives(limit -> unlessZero(limit.bytesBurst())))
            .gauge(
                    PREFIX + "burst_limit_operations_per_second",
                    "How often the disk may be used in a second while it bursts." + DIRECTION,
                    DOMAIN.gives(limit -> unlessZero(limit.operationsBurst())))
            .gauge(
                    PREFIX + "byte_burst_max_seconds",
                    "How long a burst of bytes may last." + DIRECTION,
                    DOMAIN.gives(limit -> unlessZero(limit.bytesBurstLength())))
            .gauge(
                    PREFIX + "operation_burst_max_seconds",
                    "How long a burst of operations may last." + DIRECTION,
                    DOMAIN.gives(limit -> unlessZero(limit.operationsBurstLength())))
            .gauge(
                    PREFIX + "limit_operation_size_bytes",
                    "Size from which one operation counts as several against the limits. Absent where each counts once.",
                    NativeDiskViews.DEFINED.gives(row -> row.part().throttle() == null
                            ? null
                            : unlessZero(row.part().throttle().requestSize())))
            .info(
                    PREFIX + "throttle_group_info",
                    "The group of disks that share the disk's limits. Always 1.",
                    NativeViews.domains(NativeGuestDiskLimitMetrics::grouped)
                            .label("disk", row -> row.part().target())
                            .label("group", row -> group(row.part().throttle())))
            .build();

    private NativeGuestDiskLimitMetrics() {}

    private static View<Limit> labelled(View<Limit> view) {
        return view.key("id", Limit::id).key("disk", Limit::disk).label("direction", Limit::direction);
    }

    private static Stream<Limit> monitored(MonitorReadings readings, Facts facts) {
        return readings.guests().stream()
                .filter(guest -> NativeViews.isHere(guest.id(), facts))
                .flatMap(guest ->
                        guest.disks().stream().flatMap(disk -> monitored(guest.id(), disk.name(), disk.limits())));
    }

    private static Stream<Limit> monitored(String id, String disk, @Nullable DiskLimits limits) {
        return limits == null
                ? Stream.empty()
                : Stream.of(
                        Limit.plain(id, disk, "all", limits.bytes(), limits.operations()),
                        Limit.plain(id, disk, "read", limits.readBytes(), limits.readOperations()),
                        Limit.plain(id, disk, "write", limits.writeBytes(), limits.writeOperations()));
    }

    private static Stream<Limit> configured(Stream<GuestConfig> guests) {
        return guests.flatMap(guest -> guest.disks().stream().flatMap(disk -> configured(guest.id(), disk)));
    }

    private static Stream<Limit> configured(String id, GuestDisk disk) {
        GuestDisk.Limits limits = disk.limits();
        return Stream.of(
                        Limit.plain(id, disk.name(), "all", limits.bytes(), limits.operations()),
                        Limit.plain(id, disk.name(), "read", limits.readBytes(), limits.reads()),
                        Limit.plain(id, disk.name(), "write", limits.writtenBytes(), limits.writes()))
                .filter(limit -> limit.bytes() != null || limit.operations() != null);
    }

    private static Stream<Limit> defined(Domain domain) {
        return LibvirtBlockMetrics.disks(domain).stream().flatMap(disk -> {
            Throttle throttle = disk.throttle();
            return throttle == null ? Stream.empty() : defined(domain.uuid().toString(), disk.target(), throttle);
        });
    }

    private static Stream<Limit> defined(String id, @Nullable String disk, Throttle throttle) {
        return Stream.of(
                new Limit(
                        id,
                        disk,
                        "all",
                        throttle.totalBytes(),
                        throttle.totalRequests(),
                        throttle.totalBytesBurst(),
                        throttle.totalRequestsBurst(),
                        throttle.totalBytesBurstLength(),
                        throttle.totalRequestsBurstLength()),
                new Limit(
                        id,
                        disk,
                        "read",
                        throttle.readBytes(),
                        throttle.readRequests(),
                        throttle.readBytesBurst(),
                        throttle.readRequestsBurst(),
                        throttle.readBytesBurstLength(),
                        throttle.readRequestsBurstLength()),
                new Limit(
                        id,
                        disk,
                        "write",
                        throttle.writeBytes(),
                        throttle.writeRequests(),
                        throttle.writeBytesBurst(),
                        throttle.writeRequestsBurst(),
                        throttle.writeBytesBurstLength(),
                        throttle.writeRequestsBurstLength()));
    }

    private static List<Disk> grouped(Domain domain) {
        return LibvirtBlockMetrics.disks(domain).stream()
                .filter(disk -> group(disk.throttle()) != null)
                .toList();
    }

    private static @Nullable String group(@Nullable Throttle throttle) {
        return throttle == null ? null : throttle.group();
    }

    private static @Nullable Number unlessZero(@Nullable Number limit) {
        return limit == null || limit.doubleValue() == 0 ? null : limit;
    }
}
