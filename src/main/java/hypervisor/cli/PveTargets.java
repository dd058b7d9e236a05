package hypervisor.cli;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.config.Module;
import hypervisor.config.PrometheusPveExporterSettings;
import hypervisor.config.Settings;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.Dialects;
import hypervisor.dialect.PrometheusPveExporterSelf;
import hypervisor.http.Probes;
import hypervisor.http.PveAnswers;
import hypervisor.source.self.PveRequests;
import hypervisor.source.self.PveRequests.PveRequest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Targets asked as prometheus-pve-exporter asks them.
///
/// @param ports of modules whose targets have another than usual
record PveTargets(Settings settings, Probes probes, PveRequests requests, Map<String, Integer> ports)
        implements PveAnswers {
    private static final System.Logger LOG = System.getLogger(PveTargets.class.getName());
    private static final int USUAL = 8006;

    static PveTargets of(Settings settings, Probes probes) {
        String withoutEffect = settings.of(PrometheusPveExporterSettings.WITHOUT_EFFECT);
        if (!withoutEffect.isEmpty()) {
            LOG.log(WARNING, "this has no effect here: " + withoutEffect);
        }
        Map<String, Integer> ports = new HashMap<>();
        for (Module module : settings.modules()) {
            ports.put(module.name(), module.settings().of(PrometheusPveExporterSettings.TARGET_PORT));
        }
        var requests = new PveRequests(probes.modules(), settings.of(PrometheusPveExporterSettings.TARGET_METRICS));
        return new PveTargets(settings, probes, requests, ports);
    }

    @Override
    public Dialect dialect(boolean cluster, boolean node) {
        Set<String> without = new HashSet<>();
        if (!cluster) {
            without.addAll(hypervisor.dialect.PrometheusPveExporter.CLUSTER_PARTS);
        }
        if (!node) {
            without.addAll(hypervisor.dialect.PrometheusPveExporter.NODE_PARTS);
        }
        return Objects.requireNonNull(Dialects.named(
                hypervisor.dialect.PrometheusPveExporter.NAME,
                ChosenDialect.options(settings).without(without)));
    }

    @Override
    public Dialect self() {
        return PrometheusPveExporterSelf.DIALECT;
    }

    @Override
    public String withPort(String module, String target) {
        int port = ports.getOrDefault(module, USUAL);
        boolean brackets = target.startsWith("[");
        boolean alone = brackets ? target.endsWith("]") : target.indexOf(':') < 0;
        return port != USUAL && alone ? target + ":" + port : target;
    }

    @Override
    public String remedy(String module, String target) {
        return "as prometheus-pve-exporter: name it in --targets.allow or PVE_TARGETS, or in " + module
                + ".targets of pve.yml; nothing but localhost is allowed otherwise";
    }

    @Override
    public void ended(String module, String target, boolean cluster, boolean node, double seconds, boolean failed) {
        requests.ended(module, new PveRequest(target, cluster, node), seconds, failed);
    }
}
