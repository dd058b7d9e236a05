package hypervisor.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.exposition.Format;
import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.ClientState.EndpointState;
import hypervisor.source.proxmox.PrivilegeGap;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.node.NodeMeasurement;
import hypervisor.source.proxmox.node.NodeReadings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProxmoxOwnMetricsTest {
    @Test
    void saysHowTheClusterIsRead() throws IOException {
        var state = new ClientState(
                true,
                List.of(
                        new EndpointState("https://pve1:8006", false, null, 12, 1),
                        new EndpointState("https://pve2:8006", true, "connection refused", 3, 3)));
        Facts facts = Facts.builder()
                .put(Outcome.FACT, List.of())
                .put(ProxmoxFacts.CLIENT, state)
                .put(ProxmoxFacts.PRIVILEGES, List.of(new PrivilegeGap("proxmox_node", "Sys.Audit", "/nodes")))
                .put(
                        ProxmoxFacts.CERTIFICATES,
                        new NodeReadings<>(
                                List.of(),
                                new TreeSet<>(List.of("pve1", "pve3")),
                                new TreeMap<>(Map.of("pve2", "596"))))
                .put(
                        ProxmoxFacts.MEASUREMENTS,
                        NodeReadings.of(List.of(new NodeMeasurement("pve1", 1_763_689_321L, 0.5))))
                .build();

        assertThat(samples(facts)).isEqualTo("""
                hypervisor_proxmox_endpoint_up{endpoint="https://pve1:8006"} 1
                hypervisor_proxmox_endpoint_up{endpoint="https://pve2:8006"} 0
                hypervisor_proxmox_requests_total{endpoint="https://pve1:8006"} 12
                hypervisor_proxmox_requests_total{endpoint="https://pve2:8006"} 3
                hypervisor_proxmox_request_failures_total{endpoint="https://pve1:8006"} 1
                hypervisor_proxmox_request_failures_total{endpoint="https://pve2:8006"} 3
                hypervisor_proxmox_tls_verified 0
                hypervisor_proxmox_privilege_missing{collector="proxmox_node",privilege="Sys.Audit",path="/nodes"} 1
                hypervisor_proxmox_node_collector_success{collector="proxmox_certificate",node="pve1"} 1
                hypervisor_proxmox_node_collector_success{collector="proxmox_certificate",node="pve2"} 0
                hypervisor_proxmox_node_collector_success{collector="proxmox_certificate",node="pve3"} 1
                hypervisor_proxmox_node_statistics_timestamp_seconds{node="pve1"} 1.763689321e+09""");
    }

    @Test
    void saysNothingWhereNoClusterIsWatched() throws IOException {
        assertThat(samples(Facts.builder().put(Outcome.FACT, List.of()).build()))
                .isEmpty();
    }

    @Test
    void asksForNothingThatReadsNodes() {
        assertThat(OwnMetrics.dialect(new BuildInfo("1", "a", "25"), true).facts())
                .contains(ProxmoxFacts.CLIENT, ProxmoxFacts.PRIVILEGES)
                .doesNotContain(ProxmoxFacts.CERTIFICATES, ProxmoxFacts.RESOURCES, ProxmoxFacts.MEASUREMENTS);
    }

    private static String samples(Facts facts) throws IOException {
        var out = new ByteArrayOutputStream();
        Format.TEXT.write(
                OwnMetrics.dialect(new BuildInfo("1", "a", "25"), true).render(facts), out);
        return out.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("hypervisor_proxmox"))
                .collect(Collectors.joining("\n"));
    }
}
