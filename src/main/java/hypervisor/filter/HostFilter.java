package hypervisor.filter;

import hypervisor.source.cgroup.CgroupFacts;
import hypervisor.source.cgroup.GuestCgroup;
import hypervisor.source.cgroup.GuestCgroups;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.pmxcfs.PoolConfig;
import hypervisor.source.pmxcfs.StorageConfig;
import hypervisor.source.procfs.GuestProcesses;
import hypervisor.source.procfs.ProcfsFacts;
import hypervisor.source.qemu.MonitorReadings;
import hypervisor.source.qemu.QemuFacts;
import hypervisor.source.storage.StorageFacts;
import hypervisor.source.sysfs.GuestLink;
import hypervisor.source.sysfs.SysfsFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Leaves guests and storages out of what this machine tells. Names, tags and pools are those of `/etc/pve`; before it
/// was read, a guest that they decide about is left out.
public final class HostFilter {
    private final Rules guests;
    private final Rules storages;
    private final String node;
    private final Described described = new Described();

    /// @param node what this machine is called; empty where that is not known
    public HostFilter(Rules guests, Rules storages, String node) {
        this.guests = guests;
        this.storages = storages;
        this.node = node;
    }

    public Sieves sieves() {
        return new Sieves()
                .put(PmxcfsFacts.CONFIG, this::config)
                .put(ProcfsFacts.GUESTS, this::processes)
                .put(CgroupFacts.CGROUPS, this::groups)
                .put(QemuFacts.MONITORS, this::monitors)
                .put(SysfsFacts.INTERFACES, each(this::admits))
                .put(StorageFacts.USAGE, each(usage -> admits(usage.storage())));
    }

    /// Whether a guest that runs as a process of QEMU is told of, and asked by its monitor.
    public boolean isVm(String id) {
        return isGuest(id, true);
    }

    private boolean isGuest(String id, boolean vm) {
        return guests.admit(described.of(id, here().withKind(vm)));
    }

    private ClusterConfig config(ClusterConfig all) {
        Map<String, Properties> known = new HashMap<>();
        all.guests().forEach(guest -> known.put(guest.id(), properties(guest, all.poolOf(guest.id()))));
        described.are(known);
        return new ClusterConfig(
                all.guests().stream()
                        .filter(guest -> isGuest(guest.id(), guest.kind() == GuestConfig.Kind.QEMU))
                        .toList(),
                all.vmIds(),
                all.pools(),
                all.storages().stream().filter(this::admits).toList(),
                all.failures(),
                all.missingRights());
    }

    private static Properties properties(GuestConfig guest, @Nullable PoolConfig pool) {
        return Properties.NONE
                .withOptional("name", guest.name())
                .with("tag", guest.tags())
                .withFlag("template", guest.template())
                .withOptional("pool", pool == null ? null : pool.name());
    }

    private GuestProcesses processes(GuestProcesses all) {
        return new GuestProcesses(
                all.guests().stream().filter(guest -> isVm(guest.id())).toList(),
                all.memoryTotal(),
                all.delaysCounted(),
                all.missingRights());
    }

    private GuestCgroups groups(GuestCgroups all) {
        return new GuestCgroups(
                all.guests().stream()
                        .filter(guest -> isGuest(guest.id(), guest.kind() == GuestCgroup.Kind.VM))
                        .toList(),
                all.missingRights());
    }

    private MonitorReadings monitors(MonitorReadings all) {
        Map<String, String> failures = new HashMap<>(all.failures());
        failures.keySet().removeIf(id -> !isVm(id));
        return new MonitorReadings(
                all.guests().stream().filter(guest -> isVm(guest.id())).toList(), failures, all.missingRights());
    }

    private boolean admits(GuestLink link) {
        return isGuest(link.guest(), !link.name().startsWith("veth"));
    }

    private boolean admits(StorageConfig storage) {
        return storages.admit(here().with("name", storage.name())
                .with("type", storage.type())
                .withFlag("shared", storage.isSet("shared")));
    }

    private Properties here() {
        return node.isEmpty() ? Properties.NONE : Properties.NONE.with("node", node);
    }

    private static <T> UnaryOperator<List<T>> each(Predicate<T> stays) {
        return all -> all.stream().filter(stays).toList();
    }
}
