package hypervisor.source.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.qemu.Drive.Lines;
import java.util.List;
import org.junit.jupiter.api.Test;

class InfoBlockTest {
    @Test
    void aSectionIsADrive() {
        assertThat(InfoBlock.parse("""
                drive-scsi0 (#block123): /dev/zvol/rpool/data/vm-101-disk-0 (raw, read-only)\r
                    Attached to:      /machine/peripheral/virtioscsi0/virtio-backend\r
                    Cache mode:       writeback, direct\r
                    Detect zeroes:    unmap\r
                """)).singleElement().satisfies(drive -> {
            assertThat(drive.name()).isEqualTo("scsi0");
            assertThat(drive.blockId()).isEqualTo("123");
            assertThat(drive.path()).isEqualTo("/dev/zvol/rpool/data/vm-101-disk-0");
            assertThat(drive.word()).isEqualTo("raw");
            assertThat(drive.format()).isEqualTo("raw");
            assertThat(drive.readOnly()).isTrue();
            assertThat(drive.own()).isEqualTo(new Lines("virtioscsi0", "writeback, direct", "unmap"));
            assertThat(drive.original()).isEqualTo(drive.own());
        });
    }

    @Test
    void linesOfADeviceThatFollowsAreNotTheDrives() {
        List<Drive> drives = InfoBlock.parse("""
                drive-scsi2: /dev/pve/vm-311-disk-2 (raw)
                    Attached to:      scsi2
                    Cache mode:       writeback

                pflash0 (#block7): /usr/share/pve-edk2-firmware/OVMF_CODE.fd (raw, read-only)
                    Attached to:      /machine/system.flash0
                    Cache mode:       writeback, ignore flushes

                ide2: [not inserted]
                    Attached to:      ide2
                """);

        assertThat(drives).extracting(Drive::label).containsExactly("drive-scsi2", "pflash0");
        assertThat(drives.getFirst().own()).isEqualTo(new Lines("scsi2", "writeback", ""));
        assertThat(drives.getFirst().original()).isEqualTo(new Lines("ide2", "writeback, ignore flushes", ""));
    }

    @Test
    void aTreeOfDriversLeadsToTheFileBelowItsFilters() {
        assertThat(InfoBlock.parse("""
                drive-scsi0: json:{"throttle-group": "throttle-drive-scsi0", "driver": "throttle", "file": {"driver": "qcow2", "backing": {"driver": "raw", "file": {"driver": "file", "filename": "/base.raw"}}, "file": {"driver": "file", "filename": "/var/lib/vz/images/311/vm-311-disk-0.qcow2"}}} (throttle, read-only)
                    Attached to:      scsi0
                """)).singleElement().satisfies(drive -> {
            assertThat(drive.path()).isEqualTo("/var/lib/vz/images/311/vm-311-disk-0.qcow2");
            assertThat(drive.driver()).isEqualTo("file");
            assertThat(drive.word()).isEqualTo("throttle");
            assertThat(drive.format()).isEqualTo("qcow2");
            assertThat(drive.readOnly()).isTrue();
        });
    }

    @Test
    void aTreeWithoutAFormatIsRaw() {
        assertThat(InfoBlock.parse("""
                drive-virtio0: json:{"driver": "throttle", "file": {"driver": "host_device", "filename": "/dev/rbd-pve/f/p/vm-1-disk-0"}} (throttle)
                """)).singleElement().satisfies(drive -> {
            assertThat(drive.format()).isEqualTo("raw");
            assertThat(drive.driver()).isEqualTo("host_device");
        });
    }

    @Test
    void anImageOfCephIsFoundByItsPool() {
        assertThat(InfoBlock.parse("""
                drive-scsi0: json:{"driver": "raw", "file": {"pool": "vms", "namespace": "eu", "image": "vm-9-disk-0", "conf": "/etc/ceph/ceph.conf", "driver": "rbd"}} (raw)
                """))
                .singleElement()
                .satisfies(drive -> assertThat(drive.path()).isEqualTo("rbd:vms/eu/vm-9-disk-0"));
    }

    @Test
    void aTreeThatQemuCutOffStillNamesItsFile() {
        assertThat(InfoBlock.parse("""
                drive-scsi0: json:{"driver": "raw", "file": {"driver": "file", "filename": "/images/a.raw", "x": "aaaaa... (throttle)
                """))
                .singleElement()
                .satisfies(drive -> assertThat(drive.path()).isEqualTo("/images/a.raw"));
    }

    @Test
    void whatHasNoMediumIsNoDisk() {
        assertThat(InfoBlock.parse("""
                drive-ide2: [not inserted]
                    Attached to:      ide2
                    Removable device: not locked, tray closed
                drive-scsi9: json:{"driver": "null-co"} (null-co)
                """)).isEmpty();
    }

    @Test
    void aPathMayHoldWhatHeadersHold() {
        assertThat(InfoBlock.parse("drive-ide0 (#block1): /iso/debian (12): net (x).iso (raw, read-only)\n"))
                .singleElement()
                .satisfies(drive -> assertThat(drive.path()).isEqualTo("/iso/debian (12): net (x).iso"));
    }
}
