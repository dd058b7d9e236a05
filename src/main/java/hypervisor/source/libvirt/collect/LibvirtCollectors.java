package hypervisor.source.libvirt.collect;

import hypervisor.scrape.Collector;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.DaemonListener;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;

/// All that reads a libvirt daemon.
///
/// ```java
/// var client = new LibvirtClient(uri, LibvirtOptions.standard());
/// var collectors = new LibvirtCollectors(client, writing, CollectorOptions.standard(parser));
/// client.listen(collectors.listener());
/// var scraper = new Scraper(collectors.all());
/// ```
public final class LibvirtCollectors {
    /// Those not to be asked unless somebody wants them: agents need a connection that may write, volumes and leases
    /// can be many.
    public static final Set<String> OPTIONAL = Set.of("libvirt_agent", "libvirt_lease", "libvirt_volume");

    private final List<Collector<?>> all;
    private final DaemonListener listener;

    /// @param agentDaemon the same daemon over a connection that may write, which only guest agents are asked through
    public LibvirtCollectors(Daemon daemon, Daemon agentDaemon, CollectorOptions options) {
        this(daemon, agentDaemon, options, (_, _) -> true);
    }

    /// @param agents whose agents are asked, by UUID and name
    public LibvirtCollectors(
            Daemon daemon, Daemon agentDaemon, CollectorOptions options, BiPredicate<UUID, String> agents) {
        this(daemon, agentDaemon, options, agents, System::nanoTime);
    }

    LibvirtCollectors(Daemon daemon, Daemon agentDaemon, CollectorOptions options, LongSupplier nanoTime) {
        this(daemon, agentDaemon, options, (_, _) -> true, nanoTime);
    }

    /// @param nanoTime the clock of pauses and of what is forgotten after a while
    private LibvirtCollectors(
            Daemon daemon,
            Daemon agentDaemon,
            CollectorOptions options,
            BiPredicate<UUID, String> asked,
            LongSupplier nanoTime) {
        var statistics = new StatisticsCall(daemon);
        var definitions = new Definitions(daemon, options, nanoTime);
        var stuck = new StuckDomains();
        var events = new EventCounter(nanoTime);
        var agents = new AgentMemory(options.agents().plus(options.agents()), options.agentBackOff(), nanoTime);
        var connection = new ConnectionCollector(daemon);
        all = List.of(
                new AgentCollector(
                        agentDaemon,
                        stuck,
                        agents,
                        options.agents(),
                        domain -> asked.test(domain.uuid(), domain.name())),
                connection,
                new DomainCollector(daemon, statistics, definitions, stuck, options),
                new EventCollector(daemon, events),
                new JobCollector(daemon, stuck, options.jobs()),
                new LeaseCollector(daemon, options.leases()),
                new NetworkCollector(daemon, options.networks()),
                new NodeCollector(daemon),
                new PoolCollector(daemon, options.pools()),
                new SnapshotCollector(daemon, options.snapshots()),
                new VcpuCollector(daemon, options.vcpus()),
                new VolumeCollector(daemon, options.volumes()));
        listener = new News(List.of(statistics, definitions, events, agents, connection));
    }

    /// What the daemon has to tell its events to, from before its first call.
    public DaemonListener listener() {
        return listener;
    }

    /// Sorted by name, with the [#OPTIONAL] ones.
    public List<Collector<?>> all() {
        return all;
    }
}
