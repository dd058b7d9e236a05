package hypervisor.cli;

import hypervisor.config.CollectorSettings;
import hypervisor.config.PathSettings;
import hypervisor.config.Settings;
import hypervisor.http.Watched;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.HangingException;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.libvirt.LibvirtDetection;
import hypervisor.source.libvirt.LibvirtEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// This machine, seen from inside.
final class HostWatch implements AutoCloseable {
    private enum Node {
        THERE,
        HANGS,
        NONE
    }

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /// What tells of the machine as a whole.
    private static final Set<String> OF_THE_MACHINE = Set.of("host_node", "host_disk", "host_sensor", "host_smart");

    private final Settings settings;
    private final LibvirtEnvironment environment;
    private final boolean demonstration;
    private final HostPaths paths;
    private final Isolation isolation = new Isolation();
    private final HostCollectors collectors;

    private HostWatch(Settings settings, LibvirtEnvironment environment) {
        this.settings = settings;
        this.environment = environment;
        demonstration = settings.origin(PathSettings.PROCFS).equals(DemoSettings.ORIGIN);
        paths = paths(settings);
        collectors = new HostCollectors(settings, paths);
    }

    static HostWatch of(Settings settings) {
        return of(settings, LibvirtEnvironment.system());
    }

    static HostWatch of(Settings settings, LibvirtEnvironment environment) {
        return new HostWatch(settings, environment);
    }

    static HostPaths paths(Settings settings) {
        return new HostPaths(
                Path.of(settings.of(PathSettings.PROCFS)),
                Path.of(settings.of(PathSettings.SYSFS)),
                Path.of(settings.of(PathSettings.DEV)),
                Path.of(settings.of(PathSettings.ROOTFS)),
                Path.of(settings.of(PathSettings.PMXCFS)),
                Path.of(settings.of(PathSettings.QEMU_SERVER)));
    }

    List<Collector<?>> collectors() {
        return collectors.all().stream().<Collector<?>>map(this::whereGuestsAre).toList();
    }

    /// What of it is there.
    List<Watched> found() {
        return demonstration ? List.of(DemoSettings.NOTE, guests(), pve(), zfs()) : List.of(guests(), pve(), zfs());
    }

    @Override
    public void close() {
        collectors.close();
    }

    /// An exporter beside a cluster is on a machine that is none of its nodes, and would pass for one.
    private <T> Collector<T> whereGuestsAre(Collector<T> collector) {
        if (!OF_THE_MACHINE.contains(collector.name())
                || settings.isGiven(CollectorSettings.named(collector.name()).on())) {
            return collector;
        }
        return new WhereThere<>(
                collector,
                this::isHypervisor,
                () -> "this machine is no Proxmox VE node and has no guests, no libvirt daemon and no ZFS; --collector."
                        + collector.name() + " tells of it all the same");
    }

    private boolean isHypervisor() {
        return hasZfs(paths)
                || !LibvirtDetection.look(environment).isEmpty()
                || node(isolation, paths) != Node.NONE
                || hasGuests();
    }

    private boolean hasGuests() {
        try {
            return !collectors.guests().now().isEmpty();
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Watched guests() {
        String what = "guests as processes of this machine";
        try {
            int count = collectors.guests().now().size();
            return count == 0
                    ? new Watched("host", false, what, "no process of QEMU has an -id, as Proxmox VE gives it", null)
                    : new Watched("host", true, count + " " + what, null, null);
        } catch (IOException e) {
            return new Watched("host", false, what, "cannot be read: " + e.getMessage(), "set path.procfs");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Watched("host", false, what, "interrupted", null);
        }
    }

    private Watched pve() {
        String what = "a Proxmox VE node from inside";
        return switch (node(isolation, paths)) {
            case THERE -> new Watched("pve", true, what + ", " + paths.pmxcfs(), null, null);
            case HANGS ->
                new Watched(
                        "pve",
                        true,
                        what + ", " + paths.pmxcfs(),
                        "it hangs",
                        "is the cluster without quorum? pvecm status tells");
            case NONE -> new Watched("pve", false, what, paths.pmxcfs() + " has no qemu-server: this is none", null);
        };
    }

    private Watched zfs() {
        Path kstats = kstats(paths);
        return hasZfs(paths)
                ? new Watched("zfs", true, "ZFS through " + kstats, null, null)
                : new Watched("zfs", false, "ZFS", kstats + " is not there: its kernel module is not loaded", null);
    }

    private static Node node(Isolation isolation, HostPaths paths) {
        Path guests = paths.pmxcfs().resolve("qemu-server");
        try {
            boolean there = isolation.run(guests.toString(), () -> Files.isDirectory(guests), Deadline.in(PATIENCE));
            return there ? Node.THERE : Node.NONE;
        } catch (HangingException _) {
            return Node.HANGS;
        } catch (IOException _) {
            return Node.NONE;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Node.NONE;
        }
    }

    private static boolean hasZfs(HostPaths paths) {
        return Files.isDirectory(kstats(paths));
    }

    private static Path kstats(HostPaths paths) {
        return paths.proc().resolve("spl/kstat/zfs");
    }
}
