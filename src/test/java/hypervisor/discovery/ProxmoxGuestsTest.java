package hypervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.source.pmxcfs.ClusterConfig;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.GuestConfig.Kind;
import hypervisor.source.pmxcfs.PmxcfsFacts;
import hypervisor.source.pmxcfs.PoolConfig;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterNode;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.Guest;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.node.AgentReport;
import hypervisor.source.proxmox.node.ConfiguredGuest;
import hypervisor.source.proxmox.node.NodeReadings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProxmoxGuestsTest {
    private static final String MAC = "BC:24:11:00:00:01";
    private static final Wish ALL = new Wish(Set.of(Subject.GUESTS), 9100, AddressWish.ANY, Selection.ALL);

    private final Discovery discovery = new Discovery();

    @Test
    void anAgentsWordIsBetterThanTheConfiguration() {
        Facts facts = cluster(guest(100, false), guest(101, false))
                .put(ProxmoxFacts.CONFIGS, NodeReadings.of(List.of(configured(100), configured(101))))
                .put(ProxmoxFacts.AGENTS, NodeReadings.of(List.of(report(100, "10.0.0.100"))))
                .build();

        List<Target> targets = discovery.targets(facts, ALL);

        assertThat(targets).extracting(Target::address).containsExactly("10.0.0.100:9100", "192.0.2.101:9100");
        assertThat(targets.getFirst().labels())
                .containsEntry("__meta_hypervisor_os", "debian")
                .containsEntry("__meta_hypervisor_hostname", "inside")
                .containsEntry("__meta_pve_os_pretty_name", "Debian GNU/Linux 13 (trixie)")
                .containsEntry("__meta_pve_ipv4", "10.0.0.100");
        assertThat(targets.get(1).labels()).containsEntry("__meta_hypervisor_os", "l26");
    }

    @Test
    void templatesAndGuestsOfUnknownAddressAreLeftOut() {
        Facts facts = cluster(guest(100, true), guest(101, false), guest(102, false))
                .put(ProxmoxFacts.AGENTS, NodeReadings.of(List.of(report(102, "172.16.0.1", "10.0.0.102"))))
                .build();

        assertThat(discovery.targets(facts, ALL)).extracting(Target::address).containsExactly("172.16.0.1:9100");
        assertThat(discovery.targets(facts, new Wish(Set.of(Subject.GUESTS), 80, AddressWish.NAME, Selection.ALL)))
                .extracting(Target::address)
                .containsExactly("guest-101:80", "guest-102:80");
    }

    @Test
    void aNodesOwnFilesTellOfItsGuestsWhereNoApiIsAsked() {
        var files = new ClusterConfig(
                List.of(config(100)),
                Set.of("100"),
                List.of(new PoolConfig("shop", Set.of("100"), Set.of())),
                List.of(),
                List.of(),
                List.of());
        Facts facts = Facts.builder().put(PmxcfsFacts.CONFIG, files).build();

        assertThat(discovery.targets(facts, ALL)).singleElement().satisfies(target -> {
            assertThat(target.address()).isEqualTo("192.0.2.100:9100");
            assertThat(target.labels())
                    .containsEntry("__meta_hypervisor_pool", "shop")
                    .containsEntry("__meta_hypervisor_tags", ",db,")
                    .containsEntry("__meta_hypervisor_status", "unknown");
        });
    }

    @Test
    void aGuestWhoseAgentFallsSilentStaysInTheList() {
        Facts before = cluster(guest(100, false))
                .put(ProxmoxFacts.AGENTS, NodeReadings.of(List.of(report(100, "10.0.0.100"))))
                .build();
        Facts silent = cluster(guest(100, false))
                .put(ProxmoxFacts.AGENTS, NodeReadings.of(List.of()))
                .build();

        List<Target> targets = discovery.targets(before, ALL);
        discovery.targets(Facts.builder().build(), ALL);

        assertThat(discovery.targets(silent, ALL)).extracting(Target::address).containsExactly("10.0.0.100:9100");
        assertThat(targets).hasSize(1);
    }

    @Test
    void nodesAreWhereTheClusterHasThem() {
        var node = new ClusterNode("pve1", true, null, null, null, null, null, null, null, null, null);
        var gone = new ClusterNode("pve2", false, null, null, null, null, null, null, null, null, null);
        Facts facts = Facts.builder()
                .put(ProxmoxFacts.RESOURCES, new Resources("lab", List.of(node, gone), List.of(), List.of()))
                .put(
                        ProxmoxFacts.CLUSTER,
                        new ClusterStatus(
                                "lab",
                                true,
                                2L,
                                1L,
                                List.of(new ClusterStatus.Member("pve1", true, "10.77.0.11", true, 1L, "c"))))
                .build();

        assertThat(discovery.targets(facts, new Wish(Set.of(Subject.NODES), 8006, AddressWish.ANY, Selection.ALL)))
                .containsExactly(
                        new Target(
                                "10.77.0.11:8006",
                                new Labels()
                                        .with("platform", "proxmox")
                                        .with("node", "pve1")
                                        .with("node_name", "pve1")
                                        .with("node_status", "online")
                                        .with("node_address", "10.77.0.11")
                                        .with("cluster", "lab")
                                        .all()),
                        new Target(
                                "pve2:8006",
                                new Labels()
                                        .with("platform", "proxmox")
                                        .with("node", "pve2")
                                        .with("node_name", "pve2")
                                        .with("node_status", "offline")
                                        .with("cluster", "lab")
                                        .all()));
    }

    private static Facts.Builder cluster(Guest... guests) {
        return Facts.builder().put(ProxmoxFacts.RESOURCES, new Resources("lab", List.of(), List.of(guests), List.of()));
    }

    private static Guest guest(long vmid, boolean template) {
        return new Guest(
                "qemu",
                vmid,
                "pve1",
                "guest-" + vmid,
                "running",
                template,
                "web;prod",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                true);
    }

    private static ConfiguredGuest configured(long vmid) {
        return new ConfiguredGuest("pve1", config(vmid));
    }

    private static GuestConfig config(long vmid) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("net0", "virtio=" + MAC + ",bridge=vmbr0");
        values.put("ipconfig0", "ip=192.0.2." + vmid + "/24");
        values.put("ostype", "l26");
        values.put("tags", "db");
        return GuestConfig.of(Long.toString(vmid), Kind.QEMU, values);
    }

    private static AgentReport report(long vmid, String... addresses) {
        return new AgentReport(
                "qemu",
                "pve1",
                vmid,
                "guest-" + vmid,
                true,
                0,
                "inside",
                new AgentReport.Os(
                        "debian", "Debian GNU/Linux", "Debian GNU/Linux 13 (trixie)", "13", "6.12", "x86_64"),
                Stream.of(addresses)
                        .map(address -> new AgentReport.Address("eth0", MAC, address, "ipv4", 24))
                        .toList(),
                List.of());
    }
}
