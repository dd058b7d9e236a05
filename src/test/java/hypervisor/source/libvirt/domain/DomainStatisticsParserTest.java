package hypervisor.source.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.VirshText;
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
import hypervisor.source.libvirt.message.GetAllDomainStats;
import hypervisor.source.libvirt.message.Recorded;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainStatisticsParserTest {

    @Test
    void everyGroupOfARichDomain() {
        DomainStatistics rich = recorded("9.0.0/domstats-rich-backing.txt", "ci-rich");

        assertThat(rich.state()).isEqualTo(new State(1, 1));
        assertThat(rich.cpu()).isEqualTo(new Cpu(6_780_000_000L, 5_920_000_000L, 860_000_000L, 0L, 0L, List.of()));
        assertThat(rich.balloon())
                .isEqualTo(new Balloon(
                        229_376L,
                        262_144L,
                        0L,
                        0L,
                        0L,
                        13_223L,
                        81_024L,
                        123_816L,
                        86_252L,
                        1_795_219_129L,
                        9_760L,
                        0L,
                        0L,
                        310_696L));
        assertThat(rich.vcpuCurrent()).isEqualTo(2);
        assertThat(rich.vcpuMaximum()).isEqualTo(4);
        assertThat(rich.vcpus())
                .containsExactly(
                        new Vcpu(0, 1, 2_840_000_000L, 0L, 1_181_559_363L, null, Map.of()),
                        new Vcpu(1, 1, 3_140_000_000L, 0L, 1_141_305_505L, null, Map.of()));
        assertThat(rich.perf())
                .isEqualTo(Map.of("task_clock", 6_814_826_213L, "page_faults", 50_113L, "context_switches", 37_800L));
        assertThat(rich.ioThreads())
                .containsExactly(new IoThread(1, 32_768L, 0L, 0L), new IoThread(2, 32_768L, 0L, 0L));
        assertThat(rich.memoryBandwidth()).isEmpty();
        assertThat(rich.dirtyRate()).isEqualTo(new DirtyRate(0, 0L, 0, "page-sampling", null, Map.of()));
        assertThat(rich.vm()).isEmpty();
    }

    @Test
    void aGapAmongTheInterfacesIsNoInterface() {
        List<Interface> interfaces =
                recorded("9.0.0/domstats-rich-backing.txt", "ci-rich").interfaces();

        assertThat(interfaces).extracting(Interface::index).containsExactly(0, 1, 2, 4, 5);
        assertThat(interfaces.get(3)).isEqualTo(new Interface(4, "ci-tap0", 866L, 11L, 0L, 0L, 1_032L, 12L, 0L, 0L));
    }

    @Test
    void onlyTheTopOfABackingChainHasCounters() {
        List<Block> blocks =
                recorded("9.0.0/domstats-rich-backing.txt", "ci-rich").blocks();

        assertThat(blocks)
                .filteredOn(Block::top)
                .extracting(Block::name)
                .containsExactly("vda", "vdb", "vdc", "sda", "hda", "hdb", "fda");
        assertThat(blocks.getFirst())
                .isEqualTo(new Block(
                        0,
                        "vda",
                        "/var/lib/libvirt/ci-guest/vda-top.qcow2",
                        7,
                        true,
                        12L,
                        15_872L,
                        7_555_493L,
                        233L,
                        2_887_680L,
                        144_151_024L,
                        79L,
                        31_604_759L,
                        null,
                        983_040L,
                        33_554_432L,
                        925_696L,
                        null));
        assertThat(blocks.get(1))
                .isEqualTo(new Block(
                        1,
                        "vda",
                        "/var/lib/libvirt/ci-guest/vda-mid.qcow2",
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
                        0L,
                        33_554_432L,
                        200_704L,
                        null));
        assertThat(named(blocks, "hda")).as("an empty drive").satisfies(drive -> {
            assertThat(drive.path()).isNull();
            assertThat(drive.capacity()).isNull();
            assertThat(drive.readRequests()).isZero();
        });
        assertThat(named(blocks, "vdb").path()).as("of a network disk").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.0.0/domstats-rich-mirror.txt", "9.0.0/domstats-rich-backup.txt"})
    void theTargetOfAMirrorOrBackupIsNotTheDisk(String file) {
        List<Block> blocks = recorded(file, "ci-rich").blocks();

        assertThat(blocks).hasSize(10);
        assertThat(blocks).filteredOn(Block::top).hasSize(7);
        assertThat(blocks)
                .filteredOn(block -> !block.top())
                .allSatisfy(block -> assertThat(block.readRequests()).isNull());
        assertThat(blocks.getFirst().threshold()).isEqualTo(1_000_000);
    }

    @Test
    void theEntryWithCountersIsTheDiskWhereverItStands() {
        List<Block> blocks = parse("""
                block.0.name=vda
                block.1.name=vda
                block.1.rd.reqs=1
                block.2.name=vda
                """).blocks();

        assertThat(blocks).extracting(Block::top).containsExactly(false, true, false);
    }

    @Test
    void kernelCountersOfKvm() {
        DomainStatistics kvm = recorded("9.0.0/domstats-kvm.txt", "ci-kvm");
        Vcpu vcpu = kvm.vcpus().getFirst();

        assertThat(vcpu.delay()).isEqualTo(1_590_290_297L);
        assertThat(vcpu.kvm())
                .hasSize(42)
                .containsEntry("halt_exits.sum", 122L)
                .containsEntry("guest_mode.cur", 0L)
                .doesNotContainKeys("time", "state", "wait", "delay");
        assertThat(vcpu.kvm().keySet().stream().toList()).isSorted();
        assertThat(kvm.vm()).hasSize(15).containsEntry("mmu_cache_miss.sum", 24L);
        assertThat(kvm.vm().keySet().stream().toList()).isSorted();
        assertThat(kvm.balloon()).extracting(Balloon::lastUpdate).isNull();
    }

    @Test
    void cpuTimeOfADomainThatDoesNotRunIsTheDaemonsOwn() {
        String text = VirshText.read("9.0.0/domstats-shutoff.txt");
        DomainStatistics zoo =
                DomainStatisticsParser.parse(false, VirshText.domainStatistics("9.0.0/domstats-shutoff.txt", "ci-zoo"));

        assertThat(text).contains("cpu.time=");
        assertThat(zoo.cpu()).isNull();
        assertThat(zoo.state()).isEqualTo(new State(5, 0));
        assertThat(zoo.vcpus()).isEmpty();
        assertThat(zoo.blocks())
                .hasSize(8)
                .allSatisfy(block -> assertThat(block.top()).isTrue());
        assertThat(named(zoo.blocks(), "vdc").path()).isEqualTo("/dev/mapper/vg0-lv0");
        assertThat(recorded("9.0.0/domstats-shutoff.txt", "ci-zoo").cpu())
                .as("said to be shut off, whatever its id")
                .isNull();
    }

    @Test
    void aStuckDomainKeepsWhatNeedsNoMonitor() {
        DomainStatistics stuck = recorded("9.0.0/domstats-stuck-nowait.txt", "ci-0003");

        assertThat(stuck.cpu()).isEqualTo(new Cpu(310_000_000L, 170_000_000L, 140_000_000L, null, null, List.of()));
        assertThat(Objects.requireNonNull(stuck.balloon()).current()).isEqualTo(16_384);
        assertThat(stuck.balloon().rss()).isNull();
        assertThat(stuck.vcpus()).containsExactly(new Vcpu(0, 1, 80_000_000L, 0L, 24_135_155L, null, Map.of()));
        assertThat(stuck.interfaces()).hasSize(1);
        assertThat(stuck.blocks()).hasSize(3).allSatisfy(block -> {
            assertThat(block.top()).isTrue();
            assertThat(block.readBytes()).isNull();
        });
        assertThat(stuck.dirtyRate()).isNull();
    }

    @Test
    void dirtyRateOnceMeasured() {
        assertThat(recorded("9.0.0/domstats-rich-dirtyrate-threshold.txt", "ci-rich")
                        .dirtyRate())
                .isEqualTo(new DirtyRate(2, 4_409L, 1, "page-sampling", 0L, Map.of()));
        assertThat(parse("""
                dirtyrate.calc_mode=dirty-ring
                dirtyrate.vcpu.1.megabytes_per_second=7
                dirtyrate.vcpu.0.megabytes_per_second=4
                """).dirtyRate())
                .isEqualTo(new DirtyRate(null, null, null, "dirty-ring", null, Map.of(0, 4L, 1, 7L)));
    }

    @Test
    void monitorsOfCacheAndMemoryBandwidth() {
        DomainStatistics statistics = parse("""
                cpu.cache.monitor.count=1
                cpu.cache.monitor.0.name=vcpus_0
                cpu.cache.monitor.0.vcpus=0
                cpu.cache.monitor.0.bank.count=2
                cpu.cache.monitor.0.bank.0.id=0
                cpu.cache.monitor.0.bank.0.bytes=9371648
                cpu.cache.monitor.0.bank.1.id=2
                cpu.cache.monitor.0.bank.1.bytes=1081344
                memory.bandwidth.monitor.count=1
                memory.bandwidth.monitor.0.name=vcpus_0-4
                memory.bandwidth.monitor.0.vcpus=0-4
                memory.bandwidth.monitor.0.node.count=2
                memory.bandwidth.monitor.0.node.0.id=0
                memory.bandwidth.monitor.0.node.0.bytes.total=10208067584
                memory.bandwidth.monitor.0.node.0.bytes.local=4807114752
                memory.bandwidth.monitor.0.node.1.id=3
                memory.bandwidth.monitor.0.node.1.bytes.total=8693735424
                """);

        assertThat(Objects.requireNonNull(statistics.cpu()).cacheMonitors())
                .containsExactly(new CacheMonitor("vcpus_0", "0", Map.of(0, 9_371_648L, 2, 1_081_344L)));
        assertThat(statistics.memoryBandwidth())
                .containsExactly(
                        new BandwidthMonitor("vcpus_0-4", "0-4", 0, 4_807_114_752L, 10_208_067_584L),
                        new BandwidthMonitor("vcpus_0-4", "0-4", 3, null, 8_693_735_424L));
    }

    @Test
    void sparseProcessorsHaltedAndUnknownNames() {
        DomainStatistics statistics = parse("""
                vcpu.current=2
                vcpu.10.state=1
                vcpu.2.state=1
                vcpu.2.halted=yes
                vcpu.2.something=5
                vcpu.99999999999999999999.state=1
                vcpu..state=1
                vcpu.2x.state=1
                block.0.path=/a/disk/without/a/name
                newgroup.value=1
                vcpus.0.state=1
                nonsense=1
                """);

        assertThat(statistics.vcpus())
                .containsExactly(
                        new Vcpu(2, 1, null, null, null, true, Map.of()),
                        new Vcpu(10, 1, null, null, null, null, Map.of()));
        assertThat(statistics.blocks()).isEmpty();
    }

    @Test
    void unknownIsNeitherZeroNorANumber() {
        DomainStatistics statistics = parse("""
                net.0.name=vnet0
                net.0.rx.bytes=18446744073709551615
                net.0.tx.bytes=0
                balloon.last-update=0
                """);

        assertThat(statistics.interfaces().getFirst().receiveBytes()).isNull();
        assertThat(statistics.interfaces().getFirst().transmitBytes()).isZero();
        assertThat(Objects.requireNonNull(statistics.balloon()).lastUpdate()).isNull();
    }

    @Test
    void nothingAtAll() {
        assertThat(DomainStatisticsParser.parse(true, List.of()))
                .isEqualTo(new DomainStatistics(
                        null, null, null, null, null, List.of(), List.of(), List.of(), Map.of(), List.of(), List.of(),
                        null, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.0.0", "11.3.0"})
    void bothVersionsSayTheSameThings(String version) {
        VirshText.domainStatistics(VirshText.read(version + "/domstats-all.txt"))
                .forEach((_, params) -> {
                    DomainStatistics statistics = DomainStatisticsParser.parse(true, params);
                    boolean runs = Objects.requireNonNull(statistics.state()).state() == 1;
                    assertThat(statistics.cpu() != null).isEqualTo(runs);
                    assertThat(statistics.vcpus().isEmpty()).isNotEqualTo(runs);
                    assertThat(statistics.interfaces().isEmpty()).isNotEqualTo(runs);
                    assertThat(statistics.blocks()).isNotEmpty();
                });
        assertThat(recorded(version + "/domstats-rich-backing.txt", "ci-rich").ioThreads())
                .hasSize(2);
        assertThat(recorded(version + "/domstats-kvm.txt", "ci-kvm").vm()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.0.0", "11.3.0"})
    void whatTheWireSaysIsWhatVirshPrints(String version) {
        var call = new GetAllDomainStats(List.of(), 0, 0);
        DomainStatistics wire = DomainStatisticsParser.parse(
                true,
                Recorded.decode(call, version + "/CONNECT_GET_ALL_DOMAIN_STATS-rich")
                        .getFirst()
                        .params());
        DomainStatistics text = recorded(version + "/domstats-rich-backing.txt", "ci-rich");

        assertThat(wire.state()).isEqualTo(text.state());
        assertThat(wire.vcpuMaximum()).isEqualTo(text.vcpuMaximum());
        assertThat(wire.ioThreads()).isEqualTo(text.ioThreads());
        assertThat(wire.blocks())
                .extracting(Block::name, Block::path, Block::top, Block::capacity)
                .containsExactlyElementsOf(text.blocks().stream()
                        .map(block -> Tuple.tuple(block.name(), block.path(), block.top(), block.capacity()))
                        .toList());
        assertThat(wire.perf().keySet()).isEqualTo(text.perf().keySet());
    }

    private static Block named(List<Block> blocks, String name) {
        return blocks.stream()
                .filter(block -> block.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DomainStatistics parse(String text) {
        return DomainStatisticsParser.parse(
                true,
                Objects.requireNonNull(
                        VirshText.domainStatistics("Domain: 'x'\n" + text).get("x")));
    }

    private static DomainStatistics recorded(String file, String domain) {
        return DomainStatisticsParser.parse(true, VirshText.domainStatistics(file, domain));
    }
}
