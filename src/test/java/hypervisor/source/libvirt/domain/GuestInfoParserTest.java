package hypervisor.source.libvirt.domain;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.libvirt.VirshText;
import hypervisor.source.libvirt.domain.GuestAgent.Address;
import hypervisor.source.libvirt.domain.GuestAgent.FileSystem;
import hypervisor.source.libvirt.domain.GuestAgent.Os;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.GuestInfo;
import hypervisor.source.libvirt.message.Recorded;
import hypervisor.source.libvirt.message.TypedParam;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GuestInfoParserTest {
    private static final UUID RICH = UUID.fromString("c1c1c1c1-0000-4000-8000-0000000000ff");

    @Test
    void everythingTheAgentSays() {
        GuestAgent agent = parse(VirshText.guestInfo(VirshText.read("9.0.0/guestinfo-rich.txt")));

        assertThat(agent.answered()).isTrue();
        assertThat(agent.hostname()).isEqualTo("ci-guest.example");
        assertThat(agent.os())
                .isEqualTo(new Os(
                        "cilinux", "CI Linux", "CI Linux 1.0 (tiny)", "1.0 (tiny)", "6.1.0-56-cloud-amd64", "x86_64"));
        assertThat(agent.timezoneOffsetSeconds()).isZero();
        assertThat(agent.users()).isZero();
        assertThat(agent.fileSystems())
                .containsExactly(
                        new FileSystem("/mnt/vda", "vda", "ext4", 24_116_224L, 79_872L, List.of("vda")),
                        new FileSystem("/mnt/sda", "sda", "ext4", 13_237_248L, 14_336L, List.of("sda")));
        assertThat(agent.addresses())
                .hasSize(16)
                .startsWith(new Address("lo", "00:00:00:00:00:00", "127.0.0.1", "ipv4", 8))
                .contains(new Address("eth1", "52:54:00:78:00:05", "10.78.0.110", "ipv4", 24));
    }

    @Test
    void theWireSaysTheSame() {
        var call = new GuestInfo(new DomainReference("ci-rich", RICH, 419), GuestInfo.ALL);

        assertThat(parse(Recorded.decode(call, "9.0.0/DOMAIN_GET_GUEST_INFO")))
                .isEqualTo(parse(VirshText.guestInfo(VirshText.read("9.0.0/guestinfo-rich.txt"))));
        assertThat(parse(Recorded.decode(call, "11.3.0/DOMAIN_GET_GUEST_INFO")).fileSystems())
                .isNotEmpty();
    }

    @Test
    void disksAreSortedAndHalfAnswersLeftOut() {
        GuestAgent agent = parse(VirshText.guestInfo("""
                timezone.offset : -3600
                fs.0.mountpoint : /
                fs.0.disk.0.alias : vdb
                fs.0.disk.1.alias : vda
                fs.0.disk.2.alias : vda
                fs.0.disk.3.serial : x
                fs.1.name : no mountpoint
                if.0.name : eth0
                if.0.addr.0.type : ipv4
                if.1.addr.0.addr : 10.0.0.1
                """));

        assertThat(agent.fileSystems())
                .containsExactly(new FileSystem("/", null, null, null, null, List.of("vda", "vdb")));
        assertThat(agent.addresses()).isEmpty();
        assertThat(agent.os()).isNull();
        assertThat(agent.users()).isNull();
    }

    @Test
    void anOffsetWestOfGreenwich() {
        assertThat(parse(List.of(new TypedParam("timezone.offset", new TypedParam.Value.Int(-3600))))
                        .timezoneOffsetSeconds())
                .isEqualTo(-3600);
    }

    private static GuestAgent parse(List<TypedParam> params) {
        return GuestInfoParser.parse("ci-rich", RICH, params);
    }
}
