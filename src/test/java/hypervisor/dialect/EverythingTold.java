package hypervisor.dialect;

import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.domain.Domain;
import hypervisor.source.libvirt.domain.DomainDefinition;
import hypervisor.source.libvirt.domain.DomainDefinition.Disk;
import hypervisor.source.libvirt.domain.DomainDefinition.NetworkInterface;
import hypervisor.source.libvirt.domain.DomainDefinition.Nova;
import hypervisor.source.libvirt.domain.DomainDefinition.Throttle;
import hypervisor.source.libvirt.domain.DomainJob;
import hypervisor.source.libvirt.domain.DomainSnapshots;
import hypervisor.source.libvirt.domain.DomainStatistics;
import hypervisor.source.libvirt.domain.DomainStatistics.Balloon;
import hypervisor.source.libvirt.domain.DomainStatistics.BandwidthMonitor;
import hypervisor.source.libvirt.domain.DomainStatistics.Block;
import hypervisor.source.libvirt.domain.DomainStatistics.CacheMonitor;
import hypervisor.source.libvirt.domain.DomainStatistics.Cpu;
import hypervisor.source.libvirt.domain.DomainStatistics.DirtyRate;
import hypervisor.source.libvirt.domain.DomainStatistics.Interface;
import hypervisor.source.libvirt.domain.DomainStatistics.IoThread;
import hypervisor.source.libvirt.domain.DomainStatistics.State;
import hypervisor.source.libvirt.domain.DomainStatistics.Vcpu;
import hypervisor.source.libvirt.domain.GuestAgent;
import hypervisor.source.libvirt.domain.VcpuPlacement;
import hypervisor.source.libvirt.host.Connection;
import hypervisor.source.libvirt.host.DhcpLease;
import hypervisor.source.libvirt.host.EventCount;
import hypervisor.source.libvirt.host.Network;
import hypervisor.source.libvirt.host.Node;
import hypervisor.source.libvirt.host.StoragePool;
import hypervisor.source.libvirt.host.StorageVolume;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Facts in which nothing is unknown: one domain with one of everything, every number another one.
final class EverythingTold {
    private static final UUID ID = UUID.fromString("c1c1c1c1-0000-4000-8000-0000000000ff");
    private static final String NAME = "vm";

    private EverythingTold() {}

    static Facts facts() {
        return Facts.builder()
                .put(Outcome.FACT, List.of(new Outcome("libvirt_domain", "libvirt", true, 0.1, 0.0, null)))
                .put(LibvirtFacts.DOMAINS, List.of(domain()))
                .put(LibvirtFacts.JOBS, List.of(job()))
                .put(LibvirtFacts.VCPU_PLACEMENT, List.of(new VcpuPlacement(NAME, ID, 3, 17)))
                .put(LibvirtFacts.SNAPSHOTS, List.of(new DomainSnapshots(NAME, ID, 18, 19)))
                .put(LibvirtFacts.GUEST_AGENTS, List.of(agent()))
                .put(
                        LibvirtFacts.CONNECTION,
                        new Connection("qemu:///system", "QEMU", "7.2.22", "9.0.0", "host", true, 20, 21, 22, 23))
                .put(LibvirtFacts.NODE, node())
                .put(
                        LibvirtFacts.POOLS,
                        List.of(
                                new StoragePool("off", ID, 0, true, false, null, null, null),
                                new StoragePool("pool", ID, 2, true, true, 24L, 25L, 26L)))
                .put(LibvirtFacts.VOLUMES, List.of(new StorageVolume("pool", "v1", "/pool/v1", 0, 27, 28)))
                .put(LibvirtFacts.NETWORKS, List.of(new Network("default", ID, true, true, false, "virbr0", 29)))
                .put(
                        LibvirtFacts.LEASES,
                        List.of(new DhcpLease("default", "52:54:00:00:00:01", "10.0.0.5", "guest", 1_795_219_129L)))
                .put(LibvirtFacts.EVENTS, List.of(new EventCount(NAME, "lifecycle", "started", 30)))
                .build();
    }

    private static Domain domain() {
        return new Domain(NAME, ID, 1, true, false, true, statistics(), definition(), Domain.Monitor.ANSWERED, 0.31);
    }

    private static DomainStatistics statistics() {
        return new DomainStatistics(
                new State(3, 5),
                new Cpu(
                        32_000_000_000L,
                        33_000_000_000L,
                        34_000_000_000L,
                        35_000_000_000L,
                        36_000_000_000L,
                        List.of(new CacheMonitor("vcpus_0-1", "0-1", Map.of(0, 37L)))),
                new Balloon(38L, 39L, 40L, 41L, 42L, 43L, 44L, 200L, 50L, 1_795_219_129L, 45L, 46L, 47L, 48L),
                2,
                4,
                List.of(new Vcpu(
                        3,
                        1,
                        49_000_000_000L,
                        50_000_000_000L,
                        51_000_000_000L,
                        true,
                        Map.of("exits.sum", 52L, "guest_mode.cur", 1L))),
                List.of(new Interface(0, "vnet0", 53L, 54L, 55L, 56L, 57L, 58L, 59L, 60L)),
                List.of(
                        new Block(
                                0,
                                "vda",
                                "/images/top.qcow2",
                                7,
                                true,
                                61L,
                                62L,
                                63_000_000_000L,
                                64L,
                                65L,
                                66_000_000_000L,
                                67L,
                                68_000_000_000L,
                                69L,
                                70L,
                                71L,
                                72L,
                                73L),
                        new Block(
                                1,
                                "vda",
                                "/images/base.qcow2",
                                8,
                                false,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                74L,
                                75L,
                                76L,
                                null)),
                Map.of("cache_misses", 77L, "cmt", 78L),
                List.of(new IoThread(2, 79_000_000_000L, 80L, 81L)),
                List.of(new BandwidthMonitor("vcpus_0-1", "0-1", 1, 82L, 83L)),
                new DirtyRate(2, 84L, 85, "dirty-ring", 86L, Map.of(3, 87L)),
                Map.of("remote_tlb_flush.sum", 88L, "pages_4k.cur", 89L));
    }

    private static DomainDefinition definition() {
        var throttle = new Throttle(
                101L, 102L, 103L, 104L, 105L, 106L, 107L, 108L, 109L, 110L, 111L, 112L, 113L, 114L, 115L, 116L, 117L,
                118L, 119L, "limits");
        return new DomainDefinition(
                "a title",
                "hvm",
                "x86_64",
                "pc-q35-9.0",
                new Nova("web", "m1.small", "alice", "u-1", "proj", "p-1", "image", "i-1", 1_767_323_045L),
                List.of(new Disk(
                        "file",
                        "disk",
                        "/images/top.qcow2",
                        "/images/top.qcow2",
                        "nbd",
                        "vda",
                        "virtio",
                        "qemu",
                        "qcow2",
                        "none",
                        "unmap",
                        "SERIAL",
                        throttle)),
                List.of(new NetworkInterface(
                        "bridge", "52:54:00:00:00:01", "br0", "net", "br0", "vnet0", "virtio", "port-1", "1400")),
                Map.of("kubevirt_namespace", "default", "owner", "ops"));
    }

    private static DomainJob job() {
        return new DomainJob(NAME, ID, 1, 2_500, 3_500L, 121, 122, 123, 124, 125, 126, 127, 128, 129);
    }

    private static GuestAgent agent() {
        return new GuestAgent(
                NAME,
                ID,
                true,
                "guest.example",
                new GuestAgent.Os("debian", "Debian", "Debian 12", "12", "6.1.0", "x86_64"),
                3600,
                131,
                List.of(new GuestAgent.FileSystem("/", "/dev/vda1", "ext4", 132L, 133L, List.of("vda"))),
                List.of(new GuestAgent.Address("eth0", "52:54:00:00:00:01", "10.0.0.5", "ipv4", 24)));
    }

    private static Node node() {
        return new Node(
                "x86_64",
                141,
                142,
                143,
                144,
                145,
                146,
                147,
                148,
                Map.of("user", 149_000_000_000L, "idle", 150_000_000_000L),
                Map.of("total", 141L, "free", 151L, "buffers", 152L, "cached", 153L),
                List.of(new Node.Cell(0, 154L, Map.of("total", 155L, "free", 156L))));
    }
}
