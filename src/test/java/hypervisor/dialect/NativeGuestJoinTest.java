package hypervisor.dialect;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.RecordedPve;
import hypervisor.fact.Fact;
import hypervisor.fact.Facts;
import hypervisor.metric.Family;
import hypervisor.scrape.Collector;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.cgroup.CgroupFacts;
import hypervisor.source.cgroup.GuestCgroup;
import hypervisor.source.cgroup.GuestCgroup.Cpu;
import hypervisor.source.cgroup.GuestCgroups;
import hypervisor.source.pmxcfs.PmxcfsCollectors;
import hypervisor.source.procfs.ProcfsFacts;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.collect.ProxmoxCollectors;
import hypervisor.source.proxmox.collect.Requests;
import hypervisor.source.sysfs.GuestLink;
import hypervisor.source.sysfs.SysfsFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One guest of a node, told of by the API of its cluster, by the files of the node and by its configuration there, is
/// one guest.
class NativeGuestJoinTest {
    private static final Dialect DIALECT = Native.dialect(DialectOptions.DOCUMENTED.onNode("pve1"));

    @TempDir
    private Path root;

    /// The recorded cluster, and the recorded `/etc/pve` of its first node on which VM 100 runs. A VM without
    /// configuration there is on its way to it.
    private Facts everySource() throws IOException, InterruptedException {
        Facts.Builder all = api(new HashSet<>(DIALECT.facts()));
        HostPaths usual = HostPaths.USUAL;
        var paths =
                new HostPaths(usual.proc(), usual.sys(), usual.dev(), root, RecordedPve.into(root), usual.qemuServer());
        for (Collector<?> collector : new PmxcfsCollectors(paths, new Isolation()).all()) {
            put(all, collector);
        }
        return all.put(ProcfsFacts.GUESTS, KnownGuests.of(KnownGuests.whole("100", 'S'), KnownGuests.whole("110", 'S')))
                .put(CgroupFacts.CGROUPS, new GuestCgroups(List.of(group("100"), group("110")), List.of()))
                .put(
                        SysfsFacts.INTERFACES,
                        List.of(new GuestLink("100", "tap100i0", true, Map.of("rx_bytes", 5L, "tx_packets", 7L))))
                .build();
    }

    private static <T> void put(Facts.Builder facts, Collector<T> collector) throws IOException, InterruptedException {
        facts.put(collector.fact(), collector.collect(Deadline.in(Duration.ofSeconds(30))));
    }

    private static Facts.Builder api(Set<Fact<?>> wanted) {
        var client = new ClientState(false, List.of());
        var collectors = new ProxmoxCollectors(
                requireNonNull(RecordedClusters.all().get("proxmox-9.2")).api(),
                Requests.standard(),
                () -> client,
                () -> Instant.parse("2026-11-21T00:00:00Z"));
        Facts.Builder all = Facts.builder();
        try (var scraper = new Scraper(collectors.all())) {
            Facts told = scraper.scrapeAll(wanted, CollectorFilter.ALL, Deadline.in(Duration.ofSeconds(60)));
            collectors.all().forEach(collector -> copy(collector.fact(), told, all));
        }
        return all;
    }

    private static <T> void copy(Fact<T> fact, Facts from, Facts.Builder to) {
        to.put(fact, from.get(fact));
    }

    private static GuestCgroup group(String id) {
        return new GuestCgroup(
                id,
                GuestCgroup.Kind.VM,
                new Cpu(4.5, 4.0, 0.5, null, null, null, null),
                GuestCgroup.Memory.UNKNOWN,
                List.of(),
                null,
                null,
                Map.of());
    }

    @Test
    void nothingIsToldTwice() throws IOException, InterruptedException {
        List<String> series = new ArrayList<>();
        List<Family> families = DIALECT.render(everySource()).toList();
        for (Family family : families) {
            family.samples().forEach(sample -> series.add(family.name() + sample.labelValues()));
        }

        assertThat(series).hasSizeGreaterThan(500).doesNotHaveDuplicates();
        assertThat(families.stream().map(Family::name)).doesNotHaveDuplicates();
        for (String once :
                List.of("info", "node_info", "config_info", "up", "cpu_seconds_total", "memory_host_bytes")) {
            assertThat(ids(families, "hypervisor_guest_" + once))
                    .as(once)
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    private static List<String> ids(List<Family> families, String name) {
        return families.stream()
                .filter(family -> family.name().equals(name))
                .flatMap(family -> family.samples().stream())
                .map(sample -> sample.labelValues().getFirst())
                .toList();
    }

    @Test
    void everySourceCallsTheGuestAlikeSoThatItsNumbersJoin() throws IOException, InterruptedException {
        List<String> ofTheGuest = Exposed.by(DIALECT, everySource()).stream()
                .filter(line -> line.contains("{id=100,") || line.contains("{id=100}"))
                .collect(Collectors.toList());

        assertThat(ofTheGuest)
                .contains(
                        "hypervisor_guest_info{id=100,name=web-01,kind=vm,platform=proxmox} 1",
                        "hypervisor_guest_node_info{id=100,node=pve1} 1",
                        "hypervisor_guest_tag_info{id=100,tag=prod} 1",
                        "hypervisor_guest_up{id=100} 1",
                        "hypervisor_guest_state{id=100,state=running} 1",
                        "hypervisor_guest_cpu_seconds_total{id=100} 4.5",
                        "hypervisor_guest_vcpu_delay_seconds_total{id=100,vcpu=0} 0.25",
                        "hypervisor_guest_memory_host_bytes{id=100} 1024",
                        "hypervisor_guest_memory_unused_bytes{id=100} 161061273",
                        "hypervisor_guest_interface_transmit_bytes_total{id=100,interface=tap100i0} 5",
                        "hypervisor_guest_interface_receive_packets_total{id=100,interface=tap100i0} 7",
                        "hypervisor_guest_interface_receive_bytes_total{id=100,interface=tap100i0} 5752",
                        "hypervisor_guest_disk_reads_total{id=100,disk=scsi0} 1")
                .anyMatch(line ->
                        line.startsWith("hypervisor_guest_interface_info{id=100,interface=tap100i0,device=net0"))
                .anyMatch(line -> line.startsWith("hypervisor_guest_disk_volume_info{id=100,disk=scsi0,storage="));
    }

    @Test
    void aGuestOnItsWayHereIsToldOfByTheNodeItIsStillOn() throws IOException, InterruptedException {
        assertThat(Exposed.by(DIALECT, everySource()))
                .contains(
                        "hypervisor_guest_configured{id=110} 0",
                        "hypervisor_guest_node_info{id=110,node=pve2} 1",
                        "hypervisor_guest_memory_host_bytes{id=110} 26177536")
                .noneMatch(line -> line.startsWith("hypervisor_guest_cpu_seconds_total{id=110}"));
    }
}
