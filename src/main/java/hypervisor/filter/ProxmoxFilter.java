package hypervisor.filter;

import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.BackupCoverage;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.cluster.Storage;
import hypervisor.source.proxmox.cluster.TaskActivity;
import hypervisor.source.proxmox.node.ContainerDetail;
import hypervisor.source.proxmox.node.NodeMeasurement;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.NodeStorage;
import hypervisor.source.proxmox.node.Replication;
import hypervisor.source.proxmox.node.StoredBackups;
import hypervisor.source.proxmox.node.VmDetail;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Leaves guests, storages and nodes out of what the API of Proxmox VE tells. What is asked node by node or guest by
/// guest is asked of those only that [#sieve] leaves: a node that is left out takes what is on it along.
public final class ProxmoxFilter {
    private final Rules guests;
    private final Rules storages;
    private final Rules nodes;
    private final Described described = new Described();

    public ProxmoxFilter(Rules guests, Rules storages, Rules nodes) {
        this.guests = guests;
        this.storages = storages;
        this.nodes = nodes;
    }

    /// What is left of all there is, for everybody who asks after it.
    public Resources sieve(Resources all) {
        Map<String, Properties> known = new HashMap<>();
        all.guests().forEach(guest -> known.put(Long.toString(guest.vmid()), properties(guest)));
        described.are(known);
        return new Resources(
                all.cluster(),
                all.nodes().stream().filter(this::admits).toList(),
                all.guests().stream().filter(guest -> isGuest(guest.vmid())).toList(),
                all.storages().stream().filter(this::admits).toList(),
                all.pools(),
                all.networks().stream()
                        .filter(network -> isNode(network.node()))
                        .toList());
    }

    /// For the facts that are not made of what was left.
    public Sieves sieves() {
        return new Sieves()
                .put(ProxmoxFacts.CLUSTER, this::members)
                .put(ProxmoxFacts.HA, this::services)
                .put(ProxmoxFacts.BACKUP_COVERAGE, this::coverage)
                .put(ProxmoxFacts.VMS, each((VmDetail vm) -> isGuest(vm.vmid())))
                .put(ProxmoxFacts.CONTAINERS, each((ContainerDetail one) -> isGuest(one.vmid())))
                .put(ProxmoxFacts.REPLICATIONS, each((Replication job) -> isGuest(job.guest())))
                .put(ProxmoxFacts.STORED_BACKUPS, each((StoredBackups one) -> isGuest(one.vmid())))
                .put(ProxmoxFacts.TASKS, this::tasks)
                .put(ProxmoxFacts.MEASUREMENTS, each((NodeMeasurement one) -> isNode(one.node())))
                .put(ProxmoxFacts.STORAGES, each(this::admits));
    }

    private ClusterStatus members(ClusterStatus status) {
        return new ClusterStatus(
                status.name(),
                status.quorate(),
                status.version(),
                status.nodes(),
                status.members().stream()
                        .filter(member -> isNode(member.name()))
                        .toList());
    }

    private HaStatus services(HaStatus status) {
        return new HaStatus(
                status.quorate(),
                status.master(),
                status.masterTimestamp(),
                status.masterState(),
                status.armed(),
                status.services().stream()
                        .filter(service -> isGuest(service.id().replaceFirst(".*:", "")))
                        .toList(),
                status.localManagers().stream()
                        .filter(manager -> isNode(manager.node()))
                        .toList());
    }

    private BackupCoverage coverage(BackupCoverage coverage) {
        return new BackupCoverage(coverage.without().stream()
                .filter(guest -> isGuest(guest.vmid()))
                .toList());
    }

    private TaskActivity tasks(TaskActivity tasks) {
        return new TaskActivity(
                tasks.running().stream().filter(one -> isNode(one.node())).toList(),
                tasks.finished().stream().filter(one -> isNode(one.node())).toList());
    }

    private static <T> UnaryOperator<NodeReadings<T>> each(Predicate<T> stays) {
        return readings -> new NodeReadings<>(
                readings.all().stream().filter(stays).toList(), readings.answered(), readings.failures());
    }

    private static Properties properties(Guest guest) {
        List<String> tags = Arrays.stream(guest.tags().split("[;,\\s]+"))
                .filter(tag -> !tag.isEmpty())
                .toList();
        return Properties.NONE
                .with("name", guest.name())
                .with("node", guest.node())
                .withKind(guest.isVm())
                .withFlag("template", guest.template())
                .withOptional("pool", guest.pool())
                .with("tag", tags);
    }

    private boolean isGuest(long vmid) {
        return isGuest(Long.toString(vmid));
    }

    private boolean isGuest(String vmid) {
        Properties properties = described.of(vmid, Properties.NONE);
        List<String> node = properties.of("node");
        return guests.admit(properties) && (node == null || isNode(node.getFirst()));
    }

    private boolean isNode(String name) {
        return nodes.admit(Properties.NONE.with("name", name));
    }

    private boolean admits(ClusterNode node) {
        return isNode(node.name());
    }

    private boolean admits(Storage storage) {
        return isStorage(storage.name(), storage.node(), storage.plugin(), storage.shared());
    }

    private boolean admits(NodeStorage storage) {
        return isStorage(storage.name(), storage.node(), storage.type(), storage.shared());
    }

    private boolean isStorage(String name, String node, String type, boolean shared) {
        return isNode(node)
                && storages.admit(Properties.NONE
                        .with("name", name)
                        .with("node", node)
                        .with("type", type)
                        .withFlag("shared", shared));
    }
}
