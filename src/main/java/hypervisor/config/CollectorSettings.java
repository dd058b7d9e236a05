package hypervisor.config;

import java.time.Duration;
import java.util.List;

/// Which collectors run, and how often.
public final class CollectorSettings {
    /// One collector's two settings.
    ///
    /// @param name as in `collect[]`: `libvirt_domain`
    /// @param on `collector.NAME`
    /// @param interval `collector.NAME.interval`; zero reads in every scrape
    public record Entry(String name, Setting<Boolean> on, Setting<Duration> interval) {}

    private static final Duration EVERY_SCRAPE = Duration.ZERO;

    public static final Setting<Boolean> DISABLE_DEFAULTS = Setting.toggle(
            "collector.disable-defaults", false, "Only the collectors that are switched on by name run.");

    /// Every collector there is.
    public static final List<Entry> TABLE = List.of(
            entry("libvirt_domain", true, EVERY_SCRAPE, "Guests: state, processor, memory, disks, interfaces"),
            entry("libvirt_vcpu", true, Duration.ofSeconds(30), "Where each virtual processor runs and may run"),
            entry(
                    "libvirt_job",
                    true,
                    Duration.ofSeconds(30),
                    "Progress of migrations, backups and other jobs of guests"),
            entry("libvirt_snapshot", true, Duration.ofSeconds(30), "How many snapshots and checkpoints guests have"),
            entry("libvirt_node", true, EVERY_SCRAPE, "The host's processors, memory and NUMA cells"),
            entry("libvirt_connection", true, EVERY_SCRAPE, "The daemon: driver, versions, host name"),
            entry("libvirt_pool", true, Duration.ofSeconds(30), "Storage pools, as the daemon saw them last"),
            entry("libvirt_volume", false, Duration.ofMinutes(5), "Every volume of every storage pool"),
            entry("libvirt_network", true, Duration.ofSeconds(30), "Virtual networks"),
            entry("libvirt_lease", false, Duration.ofSeconds(30), "DHCP leases of virtual networks"),
            entry("libvirt_agent", false, Duration.ofSeconds(60), "What the agents inside guests say"),
            entry("libvirt_event", true, EVERY_SCRAPE, "How many events the daemon sent, by kind"),
            entry(
                    "proxmox_resources",
                    true,
                    Duration.ofSeconds(29),
                    "Nodes, guests and storages: state, processor, memory"),
            entry("proxmox_cluster", true, Duration.ofSeconds(29), "Quorum, and which nodes the cluster has"),
            entry(
                    "proxmox_ha",
                    true,
                    Duration.ofSeconds(29),
                    "High availability: master, local resource managers, services"),
            entry(
                    "proxmox_measurement",
                    true,
                    Duration.ofSeconds(30),
                    "What each endpoint measured last: load, swap, network"),
            entry("proxmox_node", true, Duration.ofSeconds(30), "Versions, processors, memory and kernel of each node"),
            entry("proxmox_vm", true, Duration.ofSeconds(30), "VMs in detail: interfaces, disks, pressure, ballooning"),
            entry("proxmox_container", true, Duration.ofSeconds(30), "Containers in detail"),
            entry("proxmox_storage", true, Duration.ofSeconds(60), "Storages as each node sees them"),
            entry(
                    "proxmox_disk",
                    false,
                    Duration.ofHours(1),
                    "Physical disks and their health: wakes those that sleep"),
            entry("proxmox_zfs", true, Duration.ofMinutes(5), "ZFS pools of each node"),
            entry("proxmox_certificate", true, Duration.ofMinutes(10), "Certificates of each node"),
            entry("proxmox_replication", true, Duration.ofMinutes(2), "Replication jobs of guests"),
            entry(
                    "proxmox_backup",
                    true,
                    Duration.ofMinutes(5),
                    "When each guest was backed up last, and how that went"),
            entry("proxmox_backup_coverage", true, Duration.ofMinutes(5), "Which guests no backup job has"),
            entry(
                    "proxmox_config",
                    false,
                    Duration.ofMinutes(10),
                    "How guests are configured, one request for each guest"),
            entry("proxmox_qdevice", true, Duration.ofSeconds(60), "The external vote of the cluster"),
            entry("proxmox_subscription", true, Duration.ofHours(1), "The subscription of each node"),
            entry("proxmox_version", true, Duration.ofMinutes(5), "The version of the node that answers"),
            entry("proxmox_snapshot", false, Duration.ofMinutes(10), "Snapshots of guests, one request for each guest"),
            entry(
                    "proxmox_backup_volume",
                    false,
                    Duration.ofMinutes(30),
                    "Backups on storages: slow, and PVEAuditor is not enough"),
            entry(
                    "proxmox_agent",
                    false,
                    Duration.ofMinutes(5),
                    "Inside of guests: agents of VMs, addresses of containers"),
            entry(
                    "proxmox_update",
                    false,
                    Duration.ofHours(6),
                    "Updates of each node: PVEAuditor is not enough, Sys.Modify is"),
            entry(
                    "proxmox_task",
                    true,
                    Duration.ofSeconds(30),
                    "Tasks of the cluster: which run, and how others ended"),
            entry("proxmox_service", true, Duration.ofSeconds(60), "Services of Proxmox VE on each node"),
            entry(
                    "proxmox_pressure",
                    true,
                    Duration.ofSeconds(60),
                    "Pressure of each node, and its ZFS cache: since Proxmox VE 9"),
            entry("proxmox_ceph", true, Duration.ofSeconds(60), "Health of Ceph, where the cluster runs it"),
            entry("proxmox_privilege", true, Duration.ofMinutes(10), "Which privileges are missing"),
            entry("proxmox_client", true, EVERY_SCRAPE, "How the endpoints fare; asks nothing"),
            entry("host_guest", true, EVERY_SCRAPE, "Processes of KVM guests: processor time, memory, I/O, threads"),
            entry("host_cgroup", true, EVERY_SCRAPE, "Control groups of guests and containers, with their pressure"),
            entry("host_interface", true, EVERY_SCRAPE, "Network interfaces of guests, from the host's side"),
            entry("host_node", true, EVERY_SCRAPE, "This machine: processors, memory, load, pressure"),
            entry("host_disk", true, EVERY_SCRAPE, "This machine's disks: reads, writes, time"),
            entry(
                    "host_sensor",
                    true,
                    Duration.ofSeconds(15),
                    "Temperatures, fans, voltages and power of this machine"),
            entry(
                    "host_smart",
                    true,
                    Duration.ofMinutes(1),
                    "Health of disks: a file, or smartctl every `smart.interval`"),
            entry("pve_config", true, Duration.ofSeconds(15), "What /etc/pve says of guests, pools and storages"),
            entry(
                    "pve_monitor",
                    true,
                    Duration.ofSeconds(30),
                    "Disks and interfaces of guests, through the monitor of QEMU"),
            entry("pve_storage", true, Duration.ofSeconds(15), "How full the storages of this node are"),
            entry("zfs_kstat", true, EVERY_SCRAPE, "What the ZFS kernel module counts, for all pools and each pool"),
            entry("zfs_pool", true, Duration.ofSeconds(30), "ZFS pools, their devices, scrubs and errors, by zpool"),
            entry("zfs_latency", true, Duration.ofSeconds(60), "How long I/O of ZFS pools takes, by zpool iostat"),
            entry("zfs_dataset", true, Duration.ofSeconds(60), "ZFS file systems and volumes, by zfs"),
            entry(
                    "zfs_snapshot",
                    false,
                    Duration.ofMinutes(10),
                    "ZFS snapshots of each dataset: slow where there are thousands"),
            entry("probe", true, EVERY_SCRAPE, "How many targets are probed, and how that goes"),
            entry("pve_request", true, EVERY_SCRAPE, "Requests as prometheus-pve-exporter counts them; asks nothing"),
            entry("process", true, EVERY_SCRAPE, "The exporter's own process"),
            entry("jvm", true, EVERY_SCRAPE, "The exporter's own Java virtual machine"),
            entry("service", true, EVERY_SCRAPE, "How reading the configuration anew went"));

    private CollectorSettings() {}

    /// Whether a collector runs: as its switch says, or else by its default, unless defaults are disabled.
    ///
    /// @throws IllegalArgumentException for a name that is not in the table
    public static boolean isOn(Settings settings, String name) {
        Setting<Boolean> on = named(name).on();
        boolean asked = settings.isGiven(on) || !settings.of(DISABLE_DEFAULTS);
        return asked && settings.of(on);
    }

    /// How long what a collector read may be shown again; zero reads in every scrape.
    ///
    /// @throws IllegalArgumentException for a name that is not in the table
    public static Duration interval(Settings settings, String name) {
        return settings.of(named(name).interval());
    }

    /// One row of the table.
    ///
    /// @throws IllegalArgumentException for a name that is not in the table
    public static Entry named(String name) {
        for (Entry entry : TABLE) {
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        throw new IllegalArgumentException("no collector " + name);
    }

    private static Entry entry(String name, boolean on, Duration interval, String what) {
        return new Entry(
                name,
                Setting.toggle("collector." + name, on, what + "."),
                Setting.duration(
                        "collector." + name + ".interval",
                        interval,
                        Duration.ZERO,
                        Duration.ofDays(1),
                        "How often " + name + " is read; 0 reads in every scrape."));
    }
}
