package hypervisor.cli;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.config.CollectorSettings;
import hypervisor.config.ProxmoxSettings;
import hypervisor.config.Settings;
import hypervisor.filter.ProxmoxFilter;
import hypervisor.http.Watched;
import hypervisor.scrape.Collector;
import hypervisor.source.proxmox.ApiClient;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.ClientState.EndpointState;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.ProxmoxOptions;
import hypervisor.source.proxmox.collect.AgentOptions;
import hypervisor.source.proxmox.collect.CollectorOptions;
import hypervisor.source.proxmox.collect.ProxmoxCollectors;
import hypervisor.source.proxmox.collect.Requests;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The Proxmox VE cluster that is watched, where the settings name one.
final class ProxmoxWatch implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(ProxmoxWatch.class.getName());
    private static final String INSECURE = "insecure: certificates are not checked";
    private static final String SECURE = "leave proxmox.insecure out, and set proxmox.fingerprints (pvenode cert info "
            + "prints them) or proxmox.ca-file (a copy of /etc/pve/pve-root-ca.pem)";

    private final Path pve;
    private final @Nullable ApiClient client;
    private final List<Collector<?>> collectors;

    private ProxmoxWatch(Settings settings, Path pve, @Nullable ProxmoxOptions options) {
        this.pve = pve;
        if (options == null) {
            client = null;
            collectors = List.of();
            return;
        }
        var api = new ApiClient(options);
        client = api;
        var leavingOut = LeavingOut.of(settings);
        var filter = new ProxmoxFilter(leavingOut.guests(), leavingOut.storages(), leavingOut.nodes());
        CollectorOptions asked = options(settings);
        var all = new ProxmoxCollectors(
                api,
                requests(settings),
                api::state,
                InstantSource.system(),
                leavingOut.isNothing() ? asked : asked.leaving(filter::sieve));
        collectors = leavingOut.isNothing() ? all.all() : Sieved.all(all.all(), filter.sieves());
    }

    /// Says in the log, once for a cluster or a module, that whoever is asked could be another.
    static void warnIfInsecure(Settings settings) {
        if (settings.of(ProxmoxSettings.INSECURE)) {
            LOG.log(
                    WARNING,
                    "Proxmox VE: " + INSECURE + " (" + settings.origin(ProxmoxSettings.INSECURE)
                            + "), whoever sits between can read the token or password: " + SECURE);
        }
    }

    static ProxmoxWatch of(Settings settings) {
        return of(settings, Path.of("/etc/pve"));
    }

    /// @param pve what every node of a cluster has
    static ProxmoxWatch of(Settings settings, Path pve) {
        boolean named = !settings.of(ProxmoxSettings.ENDPOINTS).isEmpty();
        var watch = new ProxmoxWatch(
                settings, pve, named ? ProxmoxClientOptions.of(settings, System.getenv(), null) : null);
        if (named) {
            warnIfInsecure(settings);
        }
        return watch;
    }

    /// A cluster that a request named. It is shown no credential of the process.
    ///
    /// @param place where its one endpoint is; null to look its name up
    static ProxmoxWatch ofTarget(Settings settings, @Nullable InetAddress place) {
        return new ProxmoxWatch(settings, Path.of("/etc/pve"), ProxmoxClientOptions.of(settings, Map.of(), place));
    }

    List<Collector<?>> collectors() {
        return collectors;
    }

    /// Null where no cluster is watched.
    @Nullable ApiClient client() {
        return client;
    }

    /// Whether a cluster is watched, and if not, why not.
    Watched found() {
        return client == null ? notConfigured() : watched(client.state());
    }

    @Override
    public void close() {
        if (client != null) {
            client.close();
        }
    }

    private static Requests requests(Settings settings) {
        return new Requests(
                CollectorSettings.interval(settings, "proxmox_resources"),
                CollectorSettings.interval(settings, "proxmox_cluster"),
                CollectorSettings.interval(settings, "proxmox_ha"));
    }

    private static CollectorOptions options(Settings settings) {
        return new CollectorOptions(
                settings.of(ProxmoxSettings.LOCAL_CONFIGS),
                name -> CollectorSettings.isOn(settings, name),
                new AgentOptions(
                        settings.of(ProxmoxSettings.AGENT_REQUESTS),
                        Set.copyOf(settings.of(ProxmoxSettings.AGENT_SKIP_TAGS)),
                        Set.copyOf(settings.of(ProxmoxSettings.AGENT_SKIP_OS_TYPES))));
    }

    private Watched notConfigured() {
        boolean here = Files.isDirectory(pve);
        return new Watched(
                ProxmoxFacts.SOURCE,
                false,
                "a Proxmox VE cluster",
                here
                        ? "proxmox.endpoints is not set, though this machine is a Proxmox VE node: " + pve + " is there"
                        : "proxmox.endpoints is not set",
                here
                        ? "make a token: " + String.join("; ", Pveum.forToken("exporter@pve!metrics"))
                                + "; then set proxmox.endpoints, proxmox.token-id and proxmox.token-file"
                        : "set proxmox.endpoints");
    }

    private static Watched watched(ClientState state) {
        String names = state.endpoints().stream().map(EndpointState::endpoint).collect(Collectors.joining(", "));
        boolean works = !state.endpoints().stream().allMatch(EndpointState::resting);
        List<String> why = new ArrayList<>();
        for (EndpointState endpoint : state.endpoints()) {
            if (endpoint.resting()) {
                why.add(endpoint.endpoint() + " rests after a failure: " + endpoint.failure());
            }
        }
        if (state.insecure()) {
            why.add(INSECURE);
        }
        String hint = state.insecure() ? SECURE : works ? null : "it is tried again in a moment";
        return new Watched(ProxmoxFacts.SOURCE, works, names, why.isEmpty() ? null : String.join("; ", why), hint);
    }
}
