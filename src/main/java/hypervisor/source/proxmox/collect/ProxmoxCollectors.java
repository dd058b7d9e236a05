package hypervisor.source.proxmox.collect;

import hypervisor.fact.Fact;
import hypervisor.scrape.Collector;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.ProxmoxApi;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.node.NodeReadings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// All that reads a Proxmox VE cluster.
public final class ProxmoxCollectors {
    /// Those not to be asked unless somebody wants them: SMART wakes disks, snapshots and configurations take a
    /// call for each guest, agents are inside of guests, and the others take rights that PVEAuditor does not have.
    public static final Set<String> OPTIONAL = Set.of(
            "proxmox_agent",
            "proxmox_backup_volume",
            "proxmox_config",
            "proxmox_disk",
            "proxmox_snapshot",
            "proxmox_update");

    private final Inventory inventory;
    private final List<Collector<?>> all;

    /// @param requests how often those are made that scrapes wait for
    /// @param client how the client fares
    /// @param clock of what is remembered between scrapes
    public ProxmoxCollectors(ProxmoxApi api, Requests requests, Supplier<ClientState> client, InstantSource clock) {
        this(api, requests, client, clock, CollectorOptions.standard());
    }

    /// @param client how the client fares
    /// @param clock of what is remembered between scrapes
    public ProxmoxCollectors(
            ProxmoxApi api,
            Requests requests,
            Supplier<ClientState> client,
            InstantSource clock,
            CollectorOptions options) {
        this.inventory = new Inventory(api, requests, clock, options.sieve());
        var ask = new NodeQuestions(api);
        this.all = List.of(
                new AgentCollector(
                        inventory,
                        options.agents(),
                        new AgentQuestion(api, options.agents(), clock, AgentQuestion.TIME_OF_ONE),
                        new AgentMemory(clock)),
                new BackupCollector(inventory, new BackupQuestion(api)),
                ClusterQuestion.backupCoverage(api),
                new StoredBackupCollector(inventory, new StoredBackupQuestion(api)),
                new CephCollector(api, clock),
                nodes("certificate", ProxmoxFacts.CERTIFICATES, Duration.ofMinutes(10), ask.certificates()),
                new ClientCollector(client),
                StatusCollector.cluster(api, requests),
                new GuestCollector<>(
                        "proxmox_config",
                        ProxmoxFacts.CONFIGS,
                        Duration.ofMinutes(10),
                        inventory,
                        options.localConfigs() ? new LocalGuests(api, requests) : _ -> _ -> true,
                        GuestQuestions.configs(api)),
                nodes("container", ProxmoxFacts.CONTAINERS, Duration.ofSeconds(30), ask.containers()),
                nodes("disk", ProxmoxFacts.DISKS, Duration.ofHours(1), ask.disks()),
                StatusCollector.ha(api, requests),
                new MeasurementCollector(api),
                nodes("node", ProxmoxFacts.NODE_STATUS, Duration.ofSeconds(30), ask.status()),
                nodes("pressure", ProxmoxFacts.PRESSURES, Duration.ofSeconds(60), new PressureQuestion(api)),
                new PrivilegeCollector(api, options.runs()),
                ClusterQuestion.qdevice(api),
                nodes("replication", ProxmoxFacts.REPLICATIONS, Duration.ofMinutes(2), ask.replications()),
                new ResourcesCollector(api, requests, inventory),
                nodes("service", ProxmoxFacts.SERVICES, Duration.ofSeconds(60), ask.services()),
                new GuestCollector<>(
                        "proxmox_snapshot",
                        ProxmoxFacts.SNAPSHOTS,
                        Duration.ofMinutes(10),
                        inventory,
                        _ -> guest -> !guest.template(), // they have none
                        GuestQuestions.snapshots(api)),
                nodes("storage", ProxmoxFacts.STORAGES, Duration.ofSeconds(60), ask.storages()),
                nodes("subscription", ProxmoxFacts.SUBSCRIPTIONS, Duration.ofHours(1), ask.subscription()),
                new TaskCollector(api),
                nodes("update", ProxmoxFacts.UPDATES, Duration.ofHours(6), ask.updates()),
                ClusterQuestion.version(api),
                nodes("vm", ProxmoxFacts.VMS, Duration.ofSeconds(30), ask.vms()),
                nodes("zfs", ProxmoxFacts.ZFS_POOLS, Duration.ofMinutes(5), NodeQuestions::lacksZfs, ask.zfsPools()));
    }

    /// Sorted by name, with the [#OPTIONAL] ones.
    public List<Collector<?>> all() {
        return all;
    }

    private <T> Collector<?> nodes(
            String name, Fact<NodeReadings<T>> fact, Duration freshness, Part.Question<T> question) {
        return nodes(name, fact, freshness, _ -> false, question);
    }

    private <T> Collector<?> nodes(
            String name,
            Fact<NodeReadings<T>> fact,
            Duration freshness,
            Predicate<ApiException> absence,
            Part.Question<T> question) {
        return new NodeCollector<>("proxmox_" + name, fact, freshness, inventory, absence, question);
    }
}
