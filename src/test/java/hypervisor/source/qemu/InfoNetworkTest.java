package hypervisor.source.qemu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class InfoNetworkTest {
    @Test
    void theQueuesOfAnInterfaceAndWhatItIsConnectedToArePutTogether() {
        List<GuestInterface> interfaces = InfoNetwork.parse("""
                net0: index=0,type=nic,model=virtio-net-pci,macaddr=bc:24:11:00:03:10\r
                 \\ net0: index=0,type=tap,ifname=tap310i0,script=no,downscript=no\r
                net0: index=1,type=nic,\r
                 \\ net0: index=1,type=tap,ifname=tap310i0,script=no,downscript=no\r
                net1: index=0,type=nic,model=e1000,macaddr=bc:24:11:00:03:11\r
                 \\ net1: index=0,type=user,net=10.0.2.0,restrict=off\r
                """);

        assertThat(interfaces)
                .containsExactly(
                        new GuestInterface("net0", "tap", "virtio-net-pci", "bc:24:11:00:03:10", "tap310i0", 2),
                        new GuestInterface("net1", "user", "e1000", "bc:24:11:00:03:11", "", 1));
    }

    @Test
    void aLineThatSaysAllAtOnceIsAnInterface() {
        assertThat(InfoNetwork.parse("""
                net0: index=0,type=tap,ifname=tap101i0,script=/usr/libexec/qemu-server/pve-bridge,model=virtio-net-pci,macaddr=BC:24:11:00:00:01
                 \\ net0: index=1,type=tap,ifname=tap101i0
                """))
                .containsExactly(
                        new GuestInterface("net0", "tap", "virtio-net-pci", "BC:24:11:00:00:01", "tap101i0", 2));
    }

    @Test
    void aCardWithoutANameIsKnownByItsPeer() {
        assertThat(InfoNetwork.parse("""
                virtio-net-pci.0: index=0,type=nic,model=virtio-net-pci,macaddr=bc:24:11:00:00:01
                 \\ net0: index=0,type=user,net=10.0.2.0,restrict=off
                """))
                .containsExactly(new GuestInterface("net0", "user", "virtio-net-pci", "bc:24:11:00:00:01", "", 1));
    }

    @Test
    void whatIsNoInterfaceIsPassedOver() {
        assertThat(InfoNetwork.parse("hub 0\n \\ hub0port0: #net1: index=0,type=nic\nnonsense\n: \n"))
                .isEmpty();
    }

    @Test
    void anIndexThatIsNoneLeavesOneQueue() {
        assertThat(InfoNetwork.parse("net0: index=many,type=tap\nnet1: type=tap\n"))
                .extracting(GuestInterface::queues)
                .containsExactly(1L, 1L);
    }
}
