package hypervisor.source.storage;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.log.Repeats;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.pmxcfs.StorageConfig;
import hypervisor.source.pmxcfs.StorageConfigs;
import hypervisor.source.procfs.HostName;
import hypervisor.source.storage.Lvm.Volumes;
import hypervisor.source.storage.PathRound.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads how full the storages of this node are: directories by their file systems, LVM by its programs. Those of ZFS
/// are read with its pools, and those that only a server can tell of are not read at all.
final class StorageCollector implements Collector<List<StorageUsage>> {
    private static final System.Logger LOG = System.getLogger(StorageCollector.class.getName());

    private final HostPaths paths;
    private final StorageConfigs configs;
    private final PathRound round;
    private final Lvm lvm;
    private final StorageOptions options;
    private final Repeats repeats = new Repeats(LOG);

    StorageCollector(HostPaths paths, StorageConfigs configs, PathRound round, Lvm lvm, StorageOptions options) {
        this.paths = paths;
        this.configs = configs;
        this.round = round;
        this.lvm = lvm;
        this.options = options;
    }

    @Override
    public String name() {
        return "pve_storage";
    }

    @Override
    public String source() {
        return PmxcfsFacts.SOURCE;
    }

    @Override
    public Fact<List<StorageUsage>> fact() {
        return StorageFacts.USAGE;
    }

    @Override
    public Duration freshness() {
        return Duration.ofSeconds(15);
    }

    @Override
    public Reading<List<StorageUsage>> collect(Deadline deadline) throws IOException, InterruptedException {
        List<StorageConfig> storages = configs.read(deadline.within(options.patience()));
        if (storages == null) {
            return Reading.absent("no " + paths.pmxcfs() + ": this is no node of Proxmox VE");
        }
        String node = HostName.of(paths.proc());
        Set<Wanted> wanted = new LinkedHashSet<>();
        boolean pools = false;
        boolean groups = false;
        for (StorageConfig storage : storages) {
            boolean enabled = isEnabled(storage, node);
            Wanted place = place(storage);
            if (place != null && (enabled || options.everyPath())) {
                wanted.add(place);
            }
            pools |= enabled && storage.type().equals("lvmthin");
            groups |= enabled && storage.type().equals("lvm");
        }
        Map<Wanted, PathAnswer> answers = round.run(wanted, deadline);
        Volumes volumes = lvm.read(pools, groups, deadline);
        List<StorageUsage> usages = storages.stream()
                .map(storage -> usage(storage, isEnabled(storage, node), answers, volumes))
                .toList();
        usages.forEach(this::tell);
        return Reading.of(usages);
    }

    private static boolean isEnabled(StorageConfig storage, String node) {
        return !storage.isDisabled() && (node.isEmpty() || storage.isFor(node));
    }

    private static @Nullable Wanted place(StorageConfig storage) {
        String path = Places.path(storage);
        return path == null ? null : new Wanted(path, Places.mount(storage));
    }

    private StorageUsage usage(
            StorageConfig storage, boolean enabled, Map<Wanted, PathAnswer> answers, Volumes volumes) {
        Wanted place = place(storage);
        if (place != null) {
            return onPath(storage, enabled, place, answers.get(place));
        }
        if (!enabled) {
            return new StorageUsage(storage, false, null, null, null, null, null);
        }
        String group = storage.property("vgname");
        return switch (storage.type()) {
            case "lvmthin" -> {
                LvmVolume pool = volumes.pool(group, storage.property("thinpool"));
                yield onLvm(storage, pool == null ? null : pool.poolSpace(), pool, volumes.problem());
            }
            case "lvm" -> {
                LvmVolume found = volumes.group(group);
                yield onLvm(storage, found == null ? null : found.groupSpace(), null, volumes.problem());
            }
            default -> new StorageUsage(storage, true, null, null, null, null, null);
        };
    }

    private StorageUsage onPath(StorageConfig storage, boolean enabled, Wanted place, @Nullable PathAnswer answer) {
        if (answer == null) {
            return new StorageUsage(storage, enabled, null, null, null, null, null);
        }
        Space apparent = options.everyPath() ? answer.space() : null;
        if (!enabled) {
            return new StorageUsage(storage, false, null, apparent, null, null, null);
        }
        boolean mounted = Boolean.TRUE.equals(answer.mounted());
        String problem = answer.problem();
        if (answer.space() != null && !mounted) {
            problem = answer.mounted() == null
                    ? "whether " + place.mount() + " is mounted cannot be told: " + paths.proc() + " has no mounts"
                    : "nothing is mounted on " + place.mount();
        }
        return new StorageUsage(
                storage, true, mounted ? answer.space() : null, apparent, null, answer.hanging(), problem);
    }

    private static StorageUsage onLvm(
            StorageConfig storage, @Nullable Space space, @Nullable LvmVolume pool, @Nullable String problem) {
        String missing = "LVM does not tell of it: it is not there or not active, or this process is not root";
        return new StorageUsage(
                storage,
                true,
                space,
                null,
                pool == null ? null : pool.metadata(),
                null,
                space != null ? null : problem == null ? missing : problem);
    }

    private void tell(StorageUsage usage) {
        String name = usage.storage().name();
        if (usage.problem() == null) {
            repeats.ended(name, "storage " + name + " can be read again");
        } else {
            repeats.failed(name, WARNING, "storage " + name + " cannot be read: " + usage.problem());
        }
    }
}
