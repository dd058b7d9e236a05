package hypervisor.source.pmxcfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hypervisor.Fuzz;
import hypervisor.source.pmxcfs.GuestConfig.Kind;
import hypervisor.source.pmxcfs.GuestConfig.Memory;
import hypervisor.source.pmxcfs.GuestConfig.Processors;
import hypervisor.source.pmxcfs.GuestDisk.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestParserTest {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;

    private static String fixture(String name) throws IOException {
        return Files.readString(Path.of("src/test/fixtures/pmxcfs", name));
    }

    private static GuestConfig vm(String text) {
        return GuestParser.parse("105", Kind.QEMU, text);
    }

    @Test
    void readsWhatAVmIs() throws IOException {
        GuestConfig vm = vm(fixture("vm.conf"));
        assertThat(vm.name()).isEqualTo("big");
        assertThat(vm.tags()).containsExactly("db", "prod", "web");
        assertThat(vm.onBoot()).isTrue();
        assertThat(vm.template()).isFalse();
        assertThat(vm.processors()).isEqualTo(new Processors(4L, 2L, 3L, 2.5, 200L));
        assertThat(vm.processors().most()).isEqualTo(8);
        assertThat(vm.memory()).isEqualTo(new Memory(4096 * MIB, 1024 * MIB, null));
        assertThat(List.of(String.valueOf(vm.osType()), String.valueOf(vm.machine()), String.valueOf(vm.bios())))
                .containsExactly("win11", "pc-q35-9.0", "ovmf");
        assertThat(vm.agent()).isTrue();
        assertThat(vm.lock()).isEqualTo("backup");
        assertThat(vm.isProtected()).isTrue();
        assertThat(vm.startup()).isEqualTo("order=2,up=30");
    }

    @Test
    void readsTheDisksOfAVm() throws IOException {
        var fast = new Limits(null, null, 50.5 * MIB, null, 500.0, null);
        var none = Limits.NONE;
        assertThat(vm(fixture("vm.conf")).disks())
                .containsExactly(
                        new GuestDisk(
                                "efidisk0", "local-zfs", "vm-105-disk-1", 528L << 10, false, true, false, false, none),
                        new GuestDisk(
                                "ide0", "local-zfs", "vm-105-cloudinit", 4 * MIB, true, false, false, false, none),
                        new GuestDisk("ide2", null, "none", null, true, false, false, false, none),
                        new GuestDisk("sata1", null, "cdrom", null, true, false, false, false, none),
                        new GuestDisk("scsi0", "local-lvm", "vm-105-disk-0", 32 * GIB, false, true, true, true, fast),
                        new GuestDisk(
                                "scsi1",
                                "nas",
                                "105/vm-105-disk-3.qcow2",
                                1024 * GIB,
                                false,
                                false,
                                false,
                                false,
                                none),
                        new GuestDisk(
                                "scsi10",
                                null,
                                "/dev/disk/by-id/wwn-0x5000",
                                1_000_204_886_016L,
                                false,
                                false,
                                false,
                                false,
                                none),
                        new GuestDisk(
                                "tpmstate0", "local-zfs", "vm-105-disk-2", 4 * MIB, false, true, false, false, none),
                        new GuestDisk("unused0", "local-lvm", "vm-105-disk-9", null, false, false, false, false, none));
    }

    @Test
    void readsTheInterfacesOfAVmInTheirOrder() throws IOException {
        assertThat(vm(fixture("vm.conf")).interfaces())
                .containsExactly(
                        new GuestInterface(
                                "net0", "virtio", "BC:24:11:00:01:05", "vmbr0", null, 42L, true, 12.5 * MIB, false, 4L),
                        new GuestInterface("net1", "e1000", null, "vmbr1", null, null, false, null, true, null),
                        new GuestInterface(
                                "net10", "virtio", "BC:24:11:00:01:06", null, null, null, false, null, false, null));
    }

    @Test
    void readsTheAddressesThatAGuestIsGiven() {
        GuestConfig vm = vm("""
                net0: virtio=BC:24:11:00:01:05,bridge=vmbr0
                net1: virtio=BC:24:11:00:01:06,bridge=vmbr0
                ipconfig0: gw=192.0.2.1,ip=192.0.2.5/24,ip6=2001:db8::5/64
                ipconfig1: ip=dhcp,ip6=auto
                ipconfig2: ip=192.0.2.7/24
                """);
        GuestConfig container = GuestParser.parse("200", Kind.LXC, """
                net0: name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:02:00,ip=192.0.2.9/24,ip6=manual,type=veth
                """);

        assertThat(vm.interfaces())
                .extracting(GuestInterface::addresses)
                .containsExactly(List.of("192.0.2.5", "2001:db8::5"), List.of());
        assertThat(container.interfaces()).extracting(GuestInterface::addresses).containsExactly(List.of("192.0.2.9"));
    }

    @Test
    void readsSnapshotsByTimeAndNothingElseAsOne() throws IOException {
        assertThat(vm(fixture("vm.conf")).snapshots())
                .containsExactly(
                        new GuestSnapshot("first", 1_700_000_000L, null, false),
                        new GuestSnapshot("second", 1_700_000_500L, "first", true));
    }

    @Test
    void readsAContainer() throws IOException {
        GuestConfig container = GuestParser.parse("200", Kind.LXC, fixture("container.conf"));
        assertThat(container.name()).isEqualTo("dns");
        assertThat(container.processors()).isEqualTo(new Processors(2L, null, null, 0.5, null));
        assertThat(container.memory()).isEqualTo(new Memory(256 * MIB, null, 0L));
        assertThat(container.agent()).isNull();
        assertThat(container.bios()).isNull();
        assertThat(container.disks())
                .extracting(GuestDisk::name, GuestDisk::storage, GuestDisk::volume, GuestDisk::size, GuestDisk::backup)
                .containsExactly(
                        tuple("mp0", null, "/srv/data", null, false),
                        tuple("mp1", "local-zfs", "subvol-200-disk-1", 8 * GIB, true),
                        tuple("mp2", "local-zfs", "subvol-200-disk-2", 8 * GIB, false),
                        tuple("rootfs", "local-zfs", "subvol-200-disk-0", 4 * GIB, true));
        assertThat(container.interfaces())
                .containsExactly(new GuestInterface(
                        "net0", "veth", "BC:24:11:00:02:00", "vmbr0", "eth0", 7L, true, 5.0 * MIB, false, null));
        assertThat(container.snapshots()).containsExactly(new GuestSnapshot("clean", 1_700_001_000L, null, false));
    }

    @Test
    void aFileThatSaysNothingHasTheDefaultsOfProxmox() {
        GuestConfig vm = vm("");
        assertThat(vm.processors()).isEqualTo(new Processors(1L, 1L, null, null, null));
        assertThat(vm.memory()).isEqualTo(new Memory(512 * MIB, null, null));
        assertThat(vm.agent()).isFalse();
        assertThat(vm.name()).isNull();
        GuestConfig container = GuestParser.parse("200", Kind.LXC, "");
        assertThat(container.processors()).isEqualTo(new Processors(null, null, null, null, null));
        assertThat(container.memory()).isEqualTo(new Memory(512 * MIB, null, 512 * MIB));
    }

    @Test
    void whatIsNoNumberIsUnknown() {
        GuestConfig vm = vm("cores: many\nmemory: -1\ncpulimit: 0\nscsi0: a:b,size=huge\nmemory2: 1\nagent: 0\n");
        assertThat(vm.memory().most()).isNull();
        assertThat(vm.processors().limit()).isNull();
        assertThat(vm.disks().getFirst().size()).isNull();
        assertThat(vm.agent()).isFalse();
        assertThat(vm("memory: current=2048").memory().most()).isEqualTo(2048 * MIB);
        assertThat(vm("cores: 4000000000\nsockets: 40000000000").processors().most())
                .isNull();
    }

    @Test
    void nothingItReadsDoesHarm() throws IOException {
        String vm = fixture("vm.conf");
        String container = fixture("container.conf");
        Fuzz.run(1, 3000, random -> {
            Kind kind = random.nextBoolean() ? Kind.QEMU : Kind.LXC;
            String text = MutatedConfig.text(random.nextBoolean() ? vm : container, random);
            GuestParser.parse("100", kind, text).processors().most();
            return text.length();
        });
    }
}
