package hypervisor.source.libvirt.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.DomainSnapshots;
import hypervisor.source.libvirt.domain.VcpuPlacement;
import hypervisor.source.libvirt.host.Connection;
import hypervisor.source.libvirt.host.DhcpLease;
import hypervisor.source.libvirt.host.Network;
import hypervisor.source.libvirt.host.Node;
import hypervisor.source.libvirt.host.StoragePool;
import hypervisor.source.libvirt.host.StorageVolume;
import hypervisor.source.libvirt.message.CellsFreeMemory;
import hypervisor.source.libvirt.message.ConnectType;
import hypervisor.source.libvirt.message.DomainVcpus;
import hypervisor.source.libvirt.message.Hostname;
import hypervisor.source.libvirt.message.HypervisorVersion;
import hypervisor.source.libvirt.message.LibraryVersion;
import hypervisor.source.libvirt.message.ListAllDomains;
import hypervisor.source.libvirt.message.ListAllNetworks;
import hypervisor.source.libvirt.message.ListAllSnapshots;
import hypervisor.source.libvirt.message.ListAllStoragePools;
import hypervisor.source.libvirt.message.NetworkBridgeName;
import hypervisor.source.libvirt.message.NetworkDhcpLeases;
import hypervisor.source.libvirt.message.NetworkReference;
import hypervisor.source.libvirt.message.NodeCounters;
import hypervisor.source.libvirt.message.NodeCpuMap;
import hypervisor.source.libvirt.message.NodeCpuStats;
import hypervisor.source.libvirt.message.NodeInfo;
import hypervisor.source.libvirt.message.NodeMemoryStats;
import hypervisor.source.libvirt.message.PoolListAllVolumes;
import hypervisor.source.libvirt.message.PoolReference;
import hypervisor.source.libvirt.message.StoragePoolInfo;
import hypervisor.source.libvirt.message.StorageVolumeInfo;
import hypervisor.source.libvirt.message.Version;
import hypervisor.source.libvirt.message.VolumeReference;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is read besides the domains.
class HostCollectorsTest {
    private static final UUID ID = new UUID(1, 2);

    private final FakeDaemon daemon = FakeDaemon.with(2);
    private final Scraped scraped = new Scraped(daemon);

    @Test
    void readsTheNode() throws IOException, InterruptedException {
        daemon.on(NodeInfo.class, _ -> new NodeInfo.Reply("x86_64", 1024, 4, 0, 2, 1, 2, 1))
                .on(NodeCpuMap.class, _ -> new NodeCpuMap.Reply(3, 4))
                .on(NodeCpuStats.class, call -> counters(call.wanted(), Map.of("user", 5L, "idle", 6L)))
                .on(NodeMemoryStats.class, call -> counters(call.wanted(), Map.of("free", 7L + call.cell())))
                .on(CellsFreeMemory.class, _ -> List.of(100L, 200L));
        assertThat(scraped.present(LibvirtFacts.NODE))
                .isEqualTo(new Node(
                        "x86_64",
                        1024,
                        4,
                        null,
                        2,
                        1,
                        2,
                        1,
                        3,
                        Map.of("idle", 6L, "user", 5L),
                        Map.of("free", 6L),
                        List.of(
                                new Node.Cell(0, 100L, Map.of("free", 7L)),
                                new Node.Cell(1, 200L, Map.of("free", 8L)))));
    }

    @Test
    void readsOfTheNodeWhatADriverKnows() throws IOException, InterruptedException {
        daemon.on(NodeInfo.class, _ -> new NodeInfo.Reply("i686", 1024, 4, 1400, 1, 2, 2, 1));
        assertThat(scraped.present(LibvirtFacts.NODE))
                .isEqualTo(new Node(
                        "i686",
                        1024,
                        4,
                        1400,
                        1,
                        2,
                        2,
                        1,
                        null,
                        Map.of(),
                        Map.of(),
                        List.of(new Node.Cell(0, null, Map.of()))));
    }

    @Test
    void asksWhoAnswersOncePerConnection() throws IOException, InterruptedException {
        daemon.on(LibraryVersion.class, _ -> new Version(9, 0, 0))
                .on(HypervisorVersion.class, _ -> new Version(7, 2, 22))
                .on(ConnectType.class, _ -> "QEMU")
                .refuse(Hostname.class, Unsupported.NO_SUPPORT);
        assertThat(scraped.present(LibvirtFacts.CONNECTION))
                .isEqualTo(new Connection("fake:///default", "QEMU", "7.2.22", "9.0.0", null, true, 0, 1, 4, 0));
        scraped.present(LibvirtFacts.CONNECTION);
        assertThat(daemon.calls(ConnectType.class)).hasSize(1);
        scraped.listener().connected(true);
        scraped.present(LibvirtFacts.CONNECTION);
        assertThat(daemon.calls(ConnectType.class)).hasSize(2);
    }

    @Test
    void readsPoolsAsTheyAre() throws IOException, InterruptedException {
        PoolReference off = new PoolReference("a-off", ID);
        PoolReference on = new PoolReference("b-on", new UUID(3, 4));
        daemon.on(ListAllStoragePools.class, call -> switch (call.flags()) {
                    case 0 -> List.of(on, off);
                    case ListAllStoragePools.PERSISTENT -> List.of(on);
                    default -> throw new LibvirtException(8, 18, "unsupported flags (0x10)");
                })
                .on(
                        StoragePoolInfo.class,
                        call -> call.pool().equals(on)
                                ? new StoragePoolInfo.Reply(2, 30, 20, 10)
                                : new StoragePoolInfo.Reply(0, 0, 0, 0));
        assertThat(scraped.present(LibvirtFacts.POOLS))
                .containsExactly(
                        new StoragePool("a-off", ID, 0, false, null, null, null, null),
                        new StoragePool("b-on", new UUID(3, 4), 2, true, null, 30L, 20L, 10L));
    }

    @Test
    void readsVolumes() throws IOException, InterruptedException {
        PoolReference pool = new PoolReference("images", ID);
        daemon.on(ListAllStoragePools.class, _ -> List.of(pool))
                .on(
                        PoolListAllVolumes.class,
                        _ -> List.of(
                                new VolumeReference("images", "b", "/b"), new VolumeReference("images", "a", "/a")))
                .on(StorageVolumeInfo.class, call -> {
                    if (call.volume().name().equals("b")) {
                        throw new LibvirtException(50, 18, "no such volume");
                    }
                    return new StorageVolumeInfo.Reply(0, 10, 5);
                });
        assertThat(scraped.present(LibvirtFacts.VOLUMES))
                .containsExactly(new StorageVolume("images", "a", "/a", 0, 10, 5));
    }

    @Test
    void readsNetworksAndLeases() throws IOException, InterruptedException {
        NetworkReference network = new NetworkReference("default", ID);
        NetworkReference off = new NetworkReference("off", new UUID(3, 4));
        daemon.on(
                        ListAllNetworks.class,
                        call -> call.flags() == ListAllNetworks.ACTIVE ? List.of(network) : List.of(off, network))
                .on(NetworkBridgeName.class, call -> call.network().equals(off) ? "virbr1" : "virbr0")
                .on(
                        NetworkDhcpLeases.class,
                        _ -> List.of(new NetworkDhcpLeases.Lease(
                                "virbr0", 0, 0, "52:54:00:00:00:01", null, "192.0.2.7", 24, "web", null)));
        assertThat(scraped.present(LibvirtFacts.NETWORKS))
                .containsExactly(
                        new Network("default", ID, true, true, true, "virbr0", 1),
                        new Network("off", new UUID(3, 4), false, true, true, "virbr1", null));
        assertThat(scraped.present(LibvirtFacts.LEASES))
                .containsExactly(new DhcpLease("default", "52:54:00:00:00:01", "192.0.2.7", "web", null));
    }

    @Test
    void readsVcpuPlacement() throws IOException, InterruptedException {
        daemon.on(
                DomainVcpus.class,
                _ -> List.of(
                        new DomainVcpus.Vcpu(1, 1, 5, 3),
                        new DomainVcpus.Vcpu(0, 1, 5, 2),
                        new DomainVcpus.Vcpu(2, 0, 0, -1)));
        UUID uuid = daemon.domain("ci-001").uuid;
        assertThat(scraped.present(LibvirtFacts.VCPU_PLACEMENT))
                .startsWith(new VcpuPlacement("ci-001", uuid, 0, 2), new VcpuPlacement("ci-001", uuid, 1, 3))
                .hasSize(4);
    }

    @Test
    void countsSnapshotsOnlyOfThoseThatHaveAny() throws IOException, InterruptedException {
        FakeDomain first = daemon.domain("ci-001");
        FakeDomain second = daemon.domain("ci-002");
        daemon.on(ListAllDomains.class, call -> switch (call.flags()) {
                    case 0 -> List.of(second.reference(), first.reference());
                    case ListAllDomains.HAS_SNAPSHOT -> List.of(second.reference());
                    default -> throw new LibvirtException(8, 10, "unsupported flags (0x4000)");
                })
                .on(ListAllSnapshots.class, _ -> 4);
        assertThat(scraped.present(LibvirtFacts.SNAPSHOTS))
                .containsExactly(
                        new DomainSnapshots("ci-001", first.uuid, 0, 0),
                        new DomainSnapshots("ci-002", second.uuid, 4, 0));
        assertThat(daemon.calls(ListAllSnapshots.class)).hasSize(1);
    }

    static Set<Fact<?>> refusable() {
        return Set.of(
                LibvirtFacts.JOBS,
                LibvirtFacts.VCPU_PLACEMENT,
                LibvirtFacts.GUEST_AGENTS,
                LibvirtFacts.POOLS,
                LibvirtFacts.VOLUMES,
                LibvirtFacts.NETWORKS,
                LibvirtFacts.LEASES,
                LibvirtFacts.NODE);
    }

    @ParameterizedTest
    @MethodSource("refusable")
    void isAbsentWhereTheDriverHasNone(Fact<?> fact) throws IOException, InterruptedException {
        assertThat(scraped.reading(fact, Duration.ofSeconds(1))).isInstanceOf(Reading.Absent.class);
    }

    private static NodeCounters counters(int wanted, Map<String, Long> values) {
        return new NodeCounters(wanted == 0 ? Map.of() : values, values.size());
    }
}
