package hypervisor.source.zfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuestVolumeTest {
    @ParameterizedTest
    @CsvSource({
        "rpool/data/vm-101-disk-0, 101, vm-101-disk-0",
        "rpool/data/subvol-200-disk-1, 200, subvol-200-disk-1",
        "tank/base-9000-disk-0, 9000, base-9000-disk-0",
        "tank/basevol-9001-disk-0, 9001, basevol-9001-disk-0",
        "tank/base-9000-disk-0/vm-102-disk-0, 102, vm-102-disk-0",
        "tank/vm-101-cloudinit, 101, vm-101-cloudinit",
        "tank/vm-101-state-before, 101, vm-101-state-before",
        "tank/vm-101-disk-0@before/after, 101, vm-101-disk-0",
        "vm-100000000-disk-0, 100000000, vm-100000000-disk-0"
    })
    void theNameTellsTheGuest(String dataset, String id, String volume) {
        assertThat(GuestVolume.of(dataset)).isEqualTo(new GuestVolume(id, volume));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rpool/data",
                "rpool/vm-101-disk-0/data",
                "rpool/vm-101",
                "rpool/vm-101-",
                "rpool/vm--disk-0",
                "rpool/vm-x-disk-0",
                "rpool/vm-01-disk-0",
                "rpool/vm-1234567890-disk-0",
                "rpool/vm-\u0661-disk-0",
                "rpool/myvm-101-disk-0"
            })
    void otherNamesTellNone(String dataset) {
        assertThat(GuestVolume.of(dataset)).isNull();
    }

    @Test
    void aSnapshotBelongsToItsVolumesGuest() {
        assertThat(GuestVolume.of("a/vm-7-disk-0@x@y")).isEqualTo(new GuestVolume("7", "vm-7-disk-0"));
    }
}
