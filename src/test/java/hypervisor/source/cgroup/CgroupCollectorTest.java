package hypervisor.source.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import hypervisor.fact.Reading;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostTree;
import hypervisor.source.cgroup.GuestCgroup.Cpu;
import hypervisor.source.cgroup.GuestCgroup.DeviceIo;
import hypervisor.source.cgroup.GuestCgroup.Kind;
import hypervisor.source.cgroup.GuestCgroup.Memory;
import hypervisor.source.procfs.Mutated;
import hypervisor.source.procfs.Pressure;
import hypervisor.source.procfs.Pressure.Stall;
import hypervisor.source.procfs.Rows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupCollectorTest {
    private static final Deadline SOON = Deadline.in(Duration.ofSeconds(60));
    private static final String GROUPS = "sys/fs/cgroup/";
    private static final String IO = """
            8:16 rbytes=1459200 wbytes=314773504 rios=192 wios=353 dbytes=0 dios=0
            252:3 rbytes=1000 wbytes=2000 rios=3 wios=4
            7:0
            """;

    @TempDir
    Path root;

    private HostTree tree;

    @BeforeEach
    void aHostOfProxmox() throws IOException {
        tree = new HostTree(root)
                .file(GROUPS + "cgroup.controllers", "cpu io memory pids\n")
                .directory(GROUPS + "qemu.slice/101.scope")
                .directory(GROUPS + "qemu.slice/99.scope")
                .directory(GROUPS + "qemu.slice/other.scope")
                .file(GROUPS + "qemu.slice/7.scope", "no directory")
                .directory(GROUPS + "lxc/200/ns")
                .directory(GROUPS + "lxc.monitor/200");
    }

    private List<GuestCgroup> collect() throws IOException {
        Reading<GuestCgroups> reading = new CgroupCollector(tree.paths()).collect(SOON);
        return ((Reading.Present<GuestCgroups>) reading).value().guests();
    }

    @Test
    void guestsAreFoundByTheirGroups() throws IOException {
        assertThat(collect())
                .extracting(guest -> guest.kind() + " " + guest.id())
                .containsExactly("VM 99", "VM 101", "CONTAINER 200");
    }

    @Test
    void readsEverythingAboutAGroup() throws IOException {
        String group = GROUPS + "lxc/200/";
        tree.file(group + "cpu.stat", """
                        usage_usec 3500000
                        user_usec 2500000
                        system_usec 1000000
                        nr_periods 10
                        nr_throttled 4
                        throttled_usec 250000
                        """)
                .file(group + "cpu.max", "150000 100000\n")
                .file(group + "memory.current", "1048576\n")
                .file(group + "memory.peak", "2097152\n")
                .file(group + "memory.max", "536870912\n")
                .file(group + "memory.swap.current", "0\n")
                .file(group + "memory.swap.max", "max\n")
                .file(group + "memory.stat", "anon 11\nfile 22\nkernel 33\nkernel_stack 1\nshmem 44\n")
                .file(group + "memory.events", "low 0\nhigh 0\nmax 9\noom 2\noom_kill 1\noom_group_kill 0\n")
                .file(group + "io.stat", IO)
                .file(group + "pids.current", "23\n")
                .file(group + "pids.max", "max\n")
                .file(group + "cpu.pressure", "some avg10=1.00 avg60=0.00 avg300=0.00 total=2500000\n")
                .link("sys/dev/block/8:16", "../../devices/ata1/block/sdb")
                .directory("sys/devices/ata1/block/sdb/slaves")
                .link("sys/dev/block/252:3", "../../devices/virtual/block/dm-3")
                .directory("sys/devices/virtual/block/dm-3/slaves/sdb");

        GuestCgroup guest = collect().get(2);
        assertThat(guest)
                .isEqualTo(new GuestCgroup(
                        "200",
                        Kind.CONTAINER,
                        new Cpu(3.5, 2.5, 1.0, 10L, 4L, 0.25, 1.5),
                        new Memory(1_048_576L, 2_097_152L, 536_870_912L, 0L, null, 11L, 22L, 33L, 44L, 2L, 1L),
                        List.of(
                                new DeviceIo("sdb", false, 1_459_200L, 314_773_504L, 192L, 353L),
                                new DeviceIo("dm-3", true, 1000L, 2000L, 3L, 4L)),
                        23L,
                        null,
                        Map.of("cpu", new Pressure(new Stall(0.01, 0.0, 0.0, 2.5), null))));
        assertThat(guest.countedIo()).extracting(DeviceIo::device).containsExactly("sdb");
    }

    @Test
    void stackedDevicesCountWhereThereAreNoOthers() throws IOException {
        tree.file(GROUPS + "lxc/200/io.stat", "252:3 rbytes=1000\n")
                .link("sys/dev/block/252:3", "../../devices/virtual/block/dm-3")
                .directory("sys/devices/virtual/block/dm-3/slaves/sdb");

        assertThat(collect().get(2).countedIo()).containsExactly(new DeviceIo("dm-3", true, 1000L, null, null, null));
    }

    @Test
    void aDeviceWithoutNameHasItsNumbersAsOne() throws IOException {
        tree.file(GROUPS + "lxc/200/io.stat", "../x rbytes=5\n8:16 rbytes=7\n8:16 rbytes=9\n8:17 rbytes=x\n");

        assertThat(collect().get(2).io()).containsExactly(new DeviceIo("8:16", false, 7L, null, null, null));
    }

    @Test
    void whatAGroupDoesNotTellIsUnknown() throws IOException {
        GuestCgroup guest = collect().getFirst();

        assertThat(guest.memory()).isEqualTo(Memory.UNKNOWN);
        assertThat(guest.cpu()).isEqualTo(new Cpu(null, null, null, null, null, null, null));
        assertThat(GroupReading.limit("max 100000\n")).isNull();
        assertThat(GroupReading.limit("1 0\n")).isNull();
    }

    @Test
    void otherMachinesHaveNoSuchGroups() throws IOException {
        var bare = new HostTree(root.resolve("bare"));
        assertThat(new CgroupCollector(bare.paths()).collect(SOON))
                .isEqualTo(Reading.absent("no control groups of version 2 in " + root + "/bare/sys/fs/cgroup"));

        bare.file(GROUPS + "cgroup.controllers", "cpu\n");
        assertThat(new CgroupCollector(bare.paths()).collect(SOON))
                .isEqualTo(Reading.of(new GuestCgroups(List.of(), List.of())));
    }

    @Test
    void nothingItReadsDoesHarm() {
        Fuzz.run(1, 2000, random -> {
            String text = Mutated.text(IO, random);
            IoStat.parse(text, new BlockNames(root));
            return text.length();
        });
        Fuzz.run(2, 2000, random -> {
            String text = Mutated.text("usage_usec 3500000\nuser_usec 2500000\nnr_periods 10\n", random);
            GroupReading.cpu(Rows.of(text), Mutated.text("150000 100000\n", random));
            return text.length();
        });
    }
}
