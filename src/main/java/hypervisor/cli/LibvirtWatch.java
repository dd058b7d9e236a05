package hypervisor.cli;

import hypervisor.config.CollectorSettings;
import hypervisor.config.ConfigException;
import hypervisor.config.DialectSettings;
import hypervisor.config.LibvirtSettings;
import hypervisor.config.Secret;
import hypervisor.config.Settings;
import hypervisor.filter.LibvirtFilter;
import hypervisor.http.Watched;
import hypervisor.scrape.Collector;
import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.LibvirtClient;
import hypervisor.source.libvirt.LibvirtDetection;
import hypervisor.source.libvirt.LibvirtEnvironment;
import hypervisor.source.libvirt.LibvirtOptions;
import hypervisor.source.libvirt.LibvirtUri;
import hypervisor.source.libvirt.collect.CollectorOptions;
import hypervisor.source.libvirt.collect.LibvirtCollectors;
import hypervisor.source.libvirt.domain.DomainDefinitionParser;
import hypervisor.source.libvirt.domain.MetadataRule;
import hypervisor.source.libvirt.message.GetAllDomainStats;
import hypervisor.source.libvirt.wire.Credentials;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The libvirt daemon that is watched: the one the settings name, or else the one this machine has.
final class LibvirtWatch implements AutoCloseable {
    private static final String SOURCE = "libvirt";

    private final LibvirtEnvironment environment;
    private final LibvirtUri uri;
    private final boolean detected;
    private final LibvirtClient client;
    private final LibvirtClient agentClient;
    private final List<Collector<?>> collectors;

    /// @param place where the daemon's host is; null to look its name up
    /// @param variables where systemd names the directory of its credentials
    private LibvirtWatch(
            Settings settings,
            LibvirtEnvironment environment,
            @Nullable InetAddress place,
            Map<String, String> variables) {
        this.environment = environment;
        this.detected = settings.of(LibvirtSettings.URI).isEmpty();
        this.uri = detected ? detect(environment) : parse(settings);
        LibvirtOptions options = options(settings, environment, variables).withAddress(place);
        this.client = new LibvirtClient(uri, options);
        // agents answer only those who may write; the connection is made by the first call, so only where they are
        // asked
        this.agentClient = new LibvirtClient(uri, options.withReadOnly(false));
        var leavingOut = LeavingOut.of(settings);
        var filter = new LibvirtFilter(leavingOut.guests(), leavingOut.storages());
        var made = new LibvirtCollectors(client, agentClient, collectorOptions(settings), filter::isGuest);
        client.listen(made.listener());
        List<Collector<?>> all = leavingOut.isNothing() ? made.all() : Sieved.all(made.all(), filter.sieves());
        this.collectors =
                detected ? all.stream().<Collector<?>>map(this::whereThere).toList() : all;
    }

    static LibvirtWatch of(Settings settings) {
        return new LibvirtWatch(settings, LibvirtEnvironment.system(), null, System.getenv());
    }

    /// A daemon that a request named. It is shown no password of the process.
    static LibvirtWatch ofTarget(Settings settings, @Nullable InetAddress place) {
        return new LibvirtWatch(settings, LibvirtEnvironment.system(), place, Map.of());
    }

    List<Collector<?>> collectors() {
        return collectors;
    }

    /// Whether a daemon is watched, and if not, why not.
    Watched found() {
        List<LibvirtDetection.Found> there = LibvirtDetection.look(environment);
        if (!detected) {
            return new Watched(SOURCE, true, uri.toString(), null, null);
        }
        if (there.isEmpty()) {
            return new Watched(
                    SOURCE,
                    false,
                    "a libvirt daemon of this machine",
                    "none of its sockets is there: " + places(environment),
                    "install libvirtd or virtqemud, or name a daemon with libvirt.uri");
        }
        String others = there.stream()
                .filter(found -> !found.uri().equals(uri))
                .map(found -> found.uri().toString())
                .collect(Collectors.joining(", "));
        return new Watched(
                SOURCE,
                true,
                uri + " through " + there.getFirst().socket(),
                others.isEmpty() ? null : "also there, and not watched: " + others,
                others.isEmpty() ? null : "one exporter watches one daemon: libvirt.uri chooses which");
    }

    @Override
    public void close() {
        client.close();
        agentClient.close();
    }

    private static LibvirtUri detect(LibvirtEnvironment environment) {
        return LibvirtDetection.look(environment).stream()
                .findFirst()
                .map(LibvirtDetection.Found::uri)
                .orElseGet(() -> LibvirtUri.parse("qemu:///system"));
    }

    /// A daemon that was looked for and is not there is no failure; one that was named is.
    private <T> Collector<T> whereThere(Collector<T> collector) {
        return new WhereThere<>(
                collector,
                () -> !LibvirtDetection.look(environment).isEmpty(),
                () -> "no libvirt daemon on this machine: none of " + places(environment));
    }

    private static CollectorOptions collectorOptions(Settings settings) {
        var usual = CollectorOptions.standard(definitionParser(settings)::parse);
        return new CollectorOptions(
                usual.definitionParser(),
                usual.monitorGroups() | extraGroups(settings),
                usual.parallelCalls(),
                settings.of(LibvirtSettings.MAX_UNANSWERED_CALLS),
                settings.of(LibvirtSettings.DEFINITION_REFRESH),
                usual.definitionRefreshWithoutEvents(),
                CollectorSettings.interval(settings, "libvirt_vcpu"),
                CollectorSettings.interval(settings, "libvirt_job"),
                CollectorSettings.interval(settings, "libvirt_snapshot"),
                CollectorSettings.interval(settings, "libvirt_pool"),
                CollectorSettings.interval(settings, "libvirt_network"),
                CollectorSettings.interval(settings, "libvirt_lease"),
                CollectorSettings.interval(settings, "libvirt_volume"),
                CollectorSettings.interval(settings, "libvirt_agent"),
                usual.agentBackOff());
    }

    private static int extraGroups(Settings settings) {
        int groups = settings.of(DialectSettings.KERNEL_STATISTICS) ? GetAllDomainStats.VM : 0;
        for (String name : settings.of(LibvirtSettings.EXTRA_GROUPS)) {
            groups |= switch (name) {
                case "iothread" -> GetAllDomainStats.IOTHREAD;
                case "dirtyrate" -> GetAllDomainStats.DIRTY_RATE;
                case "vm" -> GetAllDomainStats.VM;
                default -> throw new IllegalArgumentException(name + " passed the setting's own check");
            };
        }
        return groups;
    }

    private static DomainDefinitionParser definitionParser(Settings settings) {
        List<MetadataRule> rules = settings.of(LibvirtSettings.METADATA).stream()
                .map(rule -> new MetadataRule(rule.label(), rule.xpath(), rule.namespaces()))
                .toList();
        try {
            return new DomainDefinitionParser(rules);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(settings.origin(LibvirtSettings.METADATA), String.valueOf(e.getMessage()));
        }
    }

    static String places(LibvirtEnvironment environment) {
        return LibvirtDetection.places(environment).stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
    }

    private static LibvirtUri parse(Settings settings) {
        try {
            return LibvirtUri.parse(settings.of(LibvirtSettings.URI));
        } catch (MalformedException e) {
            throw new ConfigException(settings.origin(LibvirtSettings.URI), String.valueOf(e.getMessage()));
        }
    }

    private static LibvirtOptions options(
            Settings settings, LibvirtEnvironment environment, Map<String, String> variables) {
        return LibvirtOptions.standard()
                .withEnvironment(environment)
                .withCredentials(() -> {
                    Secret password = LibvirtSettings.PASSWORD_PLACES.read(settings, variables);
                    String name = settings.of(LibvirtSettings.USERNAME);
                    return name.isEmpty() && !password.isPresent()
                            ? null
                            : new Credentials.Login(name, password.reveal());
                })
                .withConnectTimeout(settings.of(LibvirtSettings.CONNECT_TIMEOUT))
                .withKeepAlive(
                        settings.of(LibvirtSettings.KEEPALIVE_INTERVAL), settings.of(LibvirtSettings.KEEPALIVE_COUNT));
    }
}
