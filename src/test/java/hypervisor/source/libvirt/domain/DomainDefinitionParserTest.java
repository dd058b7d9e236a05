package hypervisor.source.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.domain.DomainDefinition.Disk;
import hypervisor.source.libvirt.domain.DomainDefinition.NetworkInterface;
import hypervisor.source.libvirt.domain.DomainDefinition.Nova;
import hypervisor.source.libvirt.domain.DomainDefinition.Throttle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainDefinitionParserTest {
    private static final Path FOLDER = Path.of("src/test/fixtures/libvirt/xml");
    private static final DomainDefinitionParser PARSER = new DomainDefinitionParser(List.of());

    @Test
    void titleAndMachine() throws IOException {
        DomainDefinition rich = recorded("9.0.0/ci-rich.xml");

        assertThat(rich.title()).isEqualTo("rich test domain");
        assertThat(rich.osType()).isEqualTo("hvm");
        assertThat(rich.arch()).isEqualTo("x86_64");
        assertThat(rich.machine()).isEqualTo("pc-i440fx-7.2");
        assertThat(rich.labels()).isEmpty();
    }

    @Test
    void disksOfEveryKind() throws IOException {
        DomainDefinition rich = recorded("9.0.0/ci-rich.xml");

        assertThat(rich.disks().getFirst())
                .isEqualTo(new Disk(
                        "file",
                        "disk",
                        "/var/lib/libvirt/ci-guest/vda-top.qcow2",
                        "/var/lib/libvirt/ci-guest/vda-top.qcow2",
                        null,
                        "vda",
                        "virtio",
                        "qemu",
                        "qcow2",
                        "none",
                        "unmap",
                        "ROOT-0001",
                        new Throttle(
                                104_857_600L,
                                null,
                                null,
                                null,
                                1000L,
                                500L,
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
                                null)));
        assertThat(rich.disks())
                .extracting(Disk::type, Disk::device, Disk::source, Disk::sourceProtocol, Disk::target, Disk::bus)
                .contains(
                        Tuple.tuple("network", "disk", "/run/ci-nbd.sock", "nbd", "vdb", "virtio"),
                        Tuple.tuple("volume", "disk", "ci-pool/v1.qcow2", null, "vdc", "virtio"),
                        Tuple.tuple("file", "cdrom", null, null, "hda", "ide"),
                        Tuple.tuple("file", "floppy", null, null, "fda", "fdc"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.0.0", "11.3.0"})
    void disksNobodyHasOnATestMachine(String version) throws IOException {
        DomainDefinition zoo = recorded(version + "/ci-zoo.xml");

        assertThat(zoo.disks())
                .extracting(Disk::type, Disk::source, Disk::sourceProtocol, Disk::sourceFile, Disk::target)
                .containsExactly(
                        Tuple.tuple(
                                "network", "volumes/volume-6a1b2c3d-0000-4000-8000-000000000001", "rbd", null, "vda"),
                        Tuple.tuple("network", "iqn.2013-07.com.example:iscsi-pool/1", "iscsi", null, "vdb"),
                        Tuple.tuple("block", "/dev/mapper/vg0-lv0", null, null, "vdc"),
                        Tuple.tuple("nvme", "0000:01:00.0", null, null, "vdd"),
                        Tuple.tuple("vhostuser", "/run/vhost-blk.sock", null, null, "vde"),
                        Tuple.tuple("network", "vol1/img.qcow2", "gluster", null, "vdf"),
                        Tuple.tuple("network", "isos/x.iso", "https", null, "sda"),
                        Tuple.tuple("file", null, null, null, "sdb"));
        assertThat(zoo.disks().getFirst().serial()).isEqualTo("6a1b2c3d-0000-4000-8000-000000000001");
        assertThat(zoo.nova()).isNull();
        assertThat(zoo.title()).isNull();
    }

    @Test
    void interfacesOfEveryKind() throws IOException {
        assertThat(recorded("9.0.0/ci-rich.xml").interfaces())
                .containsExactly(
                        new NetworkInterface(
                                "bridge",
                                "52:54:00:77:00:05",
                                "ci-br0",
                                null,
                                "ci-br0",
                                "vnet422",
                                "virtio",
                                null,
                                "1400"),
                        new NetworkInterface(
                                "network",
                                "52:54:00:78:00:05",
                                "ci-virbr",
                                "ci-net",
                                "ci-net",
                                "vnet423",
                                "virtio",
                                null,
                                null),
                        new NetworkInterface(
                                "direct",
                                "52:54:00:79:00:05",
                                null,
                                null,
                                "ci-veth0",
                                "macvtap2",
                                "virtio",
                                null,
                                null),
                        new NetworkInterface("user", "52:54:00:7a:00:05", null, null, null, null, "e1000", null, null),
                        new NetworkInterface(
                                "ethernet", "52:54:00:7b:00:05", null, null, null, "ci-tap0", "virtio", null, null),
                        new NetworkInterface(
                                "bridge",
                                "52:54:00:7c:00:05",
                                "ci-ovs",
                                null,
                                "ci-ovs",
                                "vnet424",
                                "virtio",
                                "22222222-2222-4222-8222-222222222222",
                                null));
        assertThat(recorded("9.0.0/ci-zoo.xml").interfaces())
                .extracting(NetworkInterface::type, NetworkInterface::source, NetworkInterface::target)
                .containsExactly(
                        Tuple.tuple("bridge", "br-int", "tap33333333-33"),
                        Tuple.tuple("vhostuser", "/var/run/openvswitch/vhu44444444-44", "vhu44444444-44"),
                        Tuple.tuple("hostdev", null, null),
                        Tuple.tuple("network", "default", null),
                        Tuple.tuple("direct", "eno1", null),
                        Tuple.tuple("vdpa", "/dev/vhost-vdpa-0", null));
    }

    @Test
    void novaMetadata() throws IOException {
        assertThat(recorded("9.0.0/ci-rich.xml").nova())
                .isEqualTo(new Nova(
                        "db <primary> \"ä\" \\ 1",
                        "m1.small",
                        "alice",
                        "8f1e0bd2a1a84a2b9c1d0a1f2e3d4c5b",
                        "proj-a",
                        "3a5f0c11b7c94d6d8e55c0ffee000001",
                        "image",
                        "b1946ac9-2492-4d23-8b6d-1c2f3a4b5c6d",
                        Instant.parse("2026-01-02T03:04:05Z").getEpochSecond()));
        assertThat(recorded("11.3.0/ci-0005.xml").nova())
                .extracting(Nova::flavor)
                .isEqualTo("m1.tiny");
        assertThat(recorded("9.0.0/ci-0001.xml").nova()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<nova:instance xmlns:nova='http://openstack.org/xmlns/libvirt/nova/1.0'><nova:name>web</nova:name></nova:instance>",
                "<n:instance xmlns:n='http://openstack.org/xmlns/libvirt/nova/2.7'><n:name>web</n:name></n:instance>",
                "<instance xmlns='http://openstack.org/xmlns/libvirt/nova/1.1'><name>web</name></instance>",
                "<instance><name> web </name></instance>",
                "<instance xmlns='urn:another'/><instance><name>web</name></instance>"
            })
    void novaOfAnyVersionAndWithoutANamespace(String metadata) {
        assertThat(parse("<metadata>" + metadata + "</metadata>").nova())
                .isEqualTo(new Nova("web", null, null, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-13-02 03:04:05", "2026-01-02T03:04:05Z"})
    void aCreationTimeNobodyCanRead(String time) {
        Nova nova = parse("<metadata><instance><creationTime>" + time + "</creationTime></instance></metadata>")
                .nova();

        assertThat(Objects.requireNonNull(nova).creationTime()).isNull();
    }

    @Test
    void somebodyElsesInstanceIsNotNovas() {
        assertThat(parse("<metadata><instance xmlns='urn:another'><name>x</name></instance></metadata>")
                        .nova())
                .isNull();
    }

    @Test
    void everyThrottle() {
        List<Disk> disks = parse("""
                <devices><disk><iotune>
                <total_bytes_sec>1</total_bytes_sec><read_bytes_sec>2</read_bytes_sec>
                <write_bytes_sec>3</write_bytes_sec><total_iops_sec>4</total_iops_sec>
                <read_iops_sec>5</read_iops_sec><write_iops_sec>6</write_iops_sec>
                <total_bytes_sec_max>7</total_bytes_sec_max><read_bytes_sec_max>8</read_bytes_sec_max>
                <write_bytes_sec_max>9</write_bytes_sec_max><total_iops_sec_max>10</total_iops_sec_max>
                <read_iops_sec_max>11</read_iops_sec_max><write_iops_sec_max>12</write_iops_sec_max>
                <total_bytes_sec_max_length>13</total_bytes_sec_max_length>
                <read_bytes_sec_max_length>14</read_bytes_sec_max_length>
                <write_bytes_sec_max_length>15</write_bytes_sec_max_length>
                <total_iops_sec_max_length>16</total_iops_sec_max_length>
                <read_iops_sec_max_length>17</read_iops_sec_max_length>
                <write_iops_sec_max_length>18</write_iops_sec_max_length>
                <size_iops_sec>19</size_iops_sec><group_name>gold</group_name>
                </iotune></disk><disk><iotune><read_iops_sec>many</read_iops_sec></iotune></disk></devices>
                """).disks();

        assertThat(disks.getFirst().throttle())
                .isEqualTo(new Throttle(
                        1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, "gold"));
        assertThat(disks.get(1).throttle())
                .isNotNull()
                .extracting(Throttle::readRequests)
                .isNull();
    }

    @Test
    void anEmptyDefinition() {
        assertThat(PARSER.parse("x", "<domain/>"))
                .isEqualTo(
                        new DomainDefinition(null, null, null, null, null, List.of(), List.of(), java.util.Map.of()));
    }

    @ParameterizedTest
    @MethodSource("everyRecording")
    void everyRecordedDefinition(Path file) throws IOException {
        DomainDefinition definition = PARSER.parse(file.toString(), Files.readString(file));

        assertThat(definition.machine()).isNotBlank();
        assertThat(definition.disks()).isNotEmpty().allSatisfy(disk -> {
            assertThat(disk.target()).isNotBlank();
            assertThat(disk.type()).isNotBlank();
            assertThat(disk.bus()).isNotBlank();
        });
        assertThat(definition.interfaces())
                .allSatisfy(nic -> assertThat(nic.mac()).matches("52:54:00(:[0-9a-f]{2}){3}"));
    }

    static List<Path> everyRecording() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void somethingElseThanADomain() {
        assertThatThrownBy(() -> PARSER.parse("web", "<network/>"))
                .isInstanceOf(MalformedException.class)
                .hasMessage("definition of domain web:1: expected <domain>, not <network>");
    }

    private static DomainDefinition parse(String content) {
        return PARSER.parse("x", "<domain>" + content + "</domain>");
    }

    private static DomainDefinition recorded(String name) throws IOException {
        return PARSER.parse(name, Files.readString(FOLDER.resolve(name)));
    }
}
