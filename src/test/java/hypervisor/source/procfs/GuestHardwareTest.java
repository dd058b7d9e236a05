package hypervisor.source.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuestHardwareTest {
    private static final long MIB = 1 << 20;

    private static GuestHardware of(String line) {
        return GuestHardware.of(List.of(line.split(" ")));
    }

    @Test
    void readsWhatTheGuestIs() {
        GuestHardware guest = of("/usr/bin/kvm -id 310 -name web,,01,debug-threads=on -smbios type=1,uuid=4b-4c"
                + " -cpu kvm64,enforce,+lahf_lm -smp 2,sockets=1,cores=2,maxcpus=4 -m 128 -machine type=pc+pve0");

        assertThat(guest)
                .isEqualTo(new GuestHardware(
                        "web,01", "kvm64", "pc+pve0", "4b-4c", 2L, 2L, 4L, 128 * MIB, 128 * MIB, null, false, false));
    }

    @Test
    void whatIsNotSaidIsUnknown() {
        assertThat(of("/usr/bin/kvm -id 310"))
                .isEqualTo(new GuestHardware(null, null, null, null, null, null, null, null, null, null, false, false));
        assertThat(of("kvm -m")).isEqualTo(of("kvm -id 310"));
        assertThat(of("kvm -smp many -m much").memory()).isNull();
    }

    @Test
    void processorsThatWerePluggedInAreCounted() {
        GuestHardware guest = of("kvm -smp 1,sockets=1,cores=2,maxcpus=4 -device kvm64-x86_64-cpu,id=cpu2,socket-id=0"
                + " -device host-arm-cpu,id=cpu3 -device virtio-balloon-pci,id=balloon0");

        assertThat(guest.vcpus()).isEqualTo(3);
        assertThat(guest.statedVcpus()).isEqualTo(1);
        assertThat(guest.maxVcpus()).isEqualTo(4);
        assertThat(of("kvm -smp cpus=3,maxcpus=8").vcpus()).isEqualTo(3);
    }

    @Test
    void memoryThatCanBePluggedInIsTheSumOfItsParts() {
        GuestHardware guest = of(
                "kvm -m size=32,slots=255,maxmem=65536M -object memory-backend-ram,id=ram-node0,size=32M"
                        + " -object memory-backend-ram,id=mem-dimm0,size=128M -device pc-dimm,id=dimm0,memdev=mem-dimm0,node=0");

        assertThat(guest.memory()).isEqualTo(160 * MIB);
        assertThat(guest.statedMemory()).isEqualTo(160 * MIB);
        assertThat(guest.maxMemory()).isEqualTo(65536 * MIB);
    }

    @Test
    void hugePagesAndSharedMemoryAreMemoryToo() {
        GuestHardware huge = of(
                "kvm -m size=1024,slots=255,maxmem=4G"
                        + " -object memory-backend-file,id=ram-node0,size=1024M,mem-path=/run/hugepages/kvm/2048kB,prealloc=yes");
        assertThat(huge.memory()).isEqualTo(1024 * MIB);
        assertThat(huge.statedMemory()).isNull();

        GuestHardware shared = of("kvm -m size=512 -object memory-backend-memfd,id=virtiofs-mem,size=512M,share=on");
        assertThat(shared.memory()).isEqualTo(512 * MIB);
        assertThat(shared.statedMemory()).isNull();

        GuestHardware json = of("kvm -m size=512 -object"
                + " {\"id\":\"ram0\",\"qom-type\":\"memory-backend-ram\",\"size\":536870912}");
        assertThat(json.memory()).isEqualTo(512 * MIB);
    }

    @Test
    void memoryThatIsSharedWithOthersIsNotTheGuests() {
        GuestHardware guest =
                of("kvm -m 768 -object memory-backend-file,id=ivshmem,share=on,mem-path=/dev/shm/x,size=32M"
                        + " -device ivshmem-plain,memdev=ivshmem");

        assertThat(guest.memory()).isEqualTo(768 * MIB);
    }

    @Test
    void sizesHaveUnits() {
        assertThat(HardwareReading.bytes("768")).isEqualTo(768 * MIB);
        assertThat(HardwareReading.bytes("2g")).isEqualTo(2048 * MIB);
        assertThat(HardwareReading.bytes("1024k")).isEqualTo(MIB);
        assertThat(HardwareReading.bytes("9999999999999999T")).isNull();
        assertThat(HardwareReading.bytes("-5")).isNull();
        assertThat(HardwareReading.bytes("G")).isNull();
    }

    @Test
    void seesHowItWasStarted() {
        assertThat(of("kvm -S -incoming unix:/run/x").incoming()).isTrue();
        assertThat(of("kvm -S").paused()).isTrue();
    }

    @Test
    void nothingItReadsDoesHarm() {
        String line = "kvm\0-id\000310\0-name\0web,,01\0-smp\0001,maxcpus=4\0-device\0kvm64-x86_64-cpu,id=c\0-m\0"
                + "size=32,maxmem=64M\0-object\0memory-backend-ram,id=r,size=32M\0-object\0"
                + "{\"qom-type\":\"memory-backend-file\",\"size\": 5}\0-device\0pc-dimm,memdev=r\0";
        Fuzz.run(1, 3000, random -> {
            String text = Mutated.text(line, random);
            List<String> arguments = CommandLine.split(text);
            CommandLine.guest(arguments);
            GuestHardware.of(arguments);
            return text.length();
        });
    }
}
