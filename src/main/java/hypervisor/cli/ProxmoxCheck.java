package hypervisor.cli;

import hypervisor.config.ProxmoxSettings;
import hypervisor.config.Settings;
import hypervisor.fact.Facts;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.proxmox.ApiClient;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiRequest;
import hypervisor.source.proxmox.PrivilegeGap;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.collect.PrivilegeRemedy;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.node.NodeReadings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What `check` says of a cluster: endpoint by endpoint, node by node where one fails, and what may not be read.
record ProxmoxCheck(ApiClient client, Settings settings, PrintStream out) {
    private static final ApiRequest<String> VERSION =
            ApiRequest.cluster("/version", Duration.ZERO, AnswerReader.object(row -> row.need("version")));

    /// Whether every endpoint answers.
    boolean endpoints(Deadline deadline) throws InterruptedException {
        boolean all = true;
        for (String endpoint : client.endpoints()) {
            try {
                out.println("ok       " + endpoint + ": Proxmox VE " + client.getFrom(endpoint, VERSION, deadline)
                        + ", " + certificate());
            } catch (ApiException e) {
                out.println("failed   " + endpoint);
                out.println("         " + e.getMessage());
                all = false;
                if (e.kind() == ApiException.Kind.UNAUTHENTICATED) {
                    remedy("a token or user that may read it is made so, where it is not there yet:", List.of());
                }
            }
        }
        return all;
    }

    /// Why a collector's part is missing, node by node.
    static Map<String, String> failures(Collector<?> collector, Facts facts) {
        return facts.get(collector.fact()) instanceof Reading.Present<?> present
                        && present.value() instanceof NodeReadings<?> readings
                ? readings.failures()
                : Map.of();
    }

    /// Whether all that the collectors need may be read.
    ///
    /// @param running the collectors' names: what others lack does not matter
    boolean privileges(Set<String> running, Facts facts) {
        if (!(facts.get(ProxmoxFacts.PRIVILEGES) instanceof Reading.Present<List<PrivilegeGap>>(var all))) {
            return true;
        }
        List<PrivilegeGap> gaps =
                all.stream().filter(gap -> running.contains(gap.collector())).toList();
        Set<String> places = gaps.stream().map(ProxmoxCheck::place).collect(Collectors.toCollection(TreeSet::new));
        for (String place : places) {
            out.println("missing  " + place + ", for "
                    + gaps.stream()
                            .filter(gap -> place(gap).equals(place))
                            .map(PrivilegeGap::collector)
                            .collect(Collectors.joining(", ")));
        }
        if (!gaps.isEmpty()) {
            remedy(
                    "on a node of the cluster, this grants it (the first lines only where user or token are new):",
                    PrivilegeRemedy.beyondAuditor(gaps));
        }
        return gaps.isEmpty();
    }

    private void remedy(String introduction, List<String> more) {
        out.println("         " + introduction);
        Pveum.of(settings).forEach(command -> out.println("             " + command));
        if (!more.isEmpty()) {
            Pveum.granting(settings, more).forEach(command -> out.println("             " + command));
        }
    }

    private String certificate() {
        if (!settings.of(ProxmoxSettings.FINGERPRINTS).isEmpty()) {
            return "its certificate's fingerprint is one of proxmox.fingerprints";
        }
        return client.state().insecure()
                ? "insecure: its certificate is not checked, set proxmox.fingerprints or proxmox.ca-file"
                : "its certificate is verified";
    }

    private static String place(PrivilegeGap gap) {
        return gap.privilege() + " on " + gap.path() + (gap.partly() ? ", which is there for some of it only" : "");
    }
}
