package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.proxmox.json.JsonAnswer;
import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.proxmox.node.AgentReport.Address;
import hypervisor.source.proxmox.node.AgentReport.FileSystem;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentWordsTest {
    @Test
    void readsWhatContainersTellBeforeProxmoxVe8() {
        JsonRow row = row("{'name':'eth0','hwaddr':'bc:24:11:89:67:07','inet':'192.168.3.95/22','inet6':'fe80::1/64'}");

        assertThat(AgentWords.addresses(List.of(row)))
                .containsExactly(
                        new Address("eth0", "bc:24:11:89:67:07", "192.168.3.95", "ipv4", 22),
                        new Address("eth0", "bc:24:11:89:67:07", "fe80::1", "ipv6", 64));
    }

    @Test
    void anInterfaceWithoutAddressesHasNone() {
        assertThat(AgentWords.addresses(row("{'result':[{'name':'eth0','hardware-address':'aa'}]}")))
                .isEmpty();
        assertThat(AgentWords.addresses(row("{'result':[{'name':'e','ip-addresses':[{'prefix':8}]}]}")))
                .isEmpty();
        assertThat(AgentWords.addresses(row("{'result':null}"))).isEmpty();
    }

    @Test
    void aFileSystemWithoutFiguresHasNone() {
        assertThat(AgentWords.fileSystems(row("""
                        {'result':[{'name':'\\\\\\\\?\\\\Volume{1}','mountpoint':'D:\\\\','type':'CDFS','disk':[]},
                        {'mountpoint':'/','total-bytes':10,'used-bytes':4,'disk':[{'dev':'/dev/b'},{'dev':'/dev/a'},{}]},
                        {'name':'swap'}]}""")))
                .containsExactly(
                        new FileSystem("/", null, null, 10L, 4L, List.of("/dev/a", "/dev/b")),
                        new FileSystem("D:\\", "\\\\?\\Volume{1}", "CDFS", null, null, List.of()));
    }

    @Test
    void anErrorOfTheAgentIsNoSystem() {
        JsonRow failed = row("{'result':{'error':{'class':'CommandNotFound','desc':'not found'}}}");

        assertThat(AgentWords.os(failed)).isNull();
        assertThat(AgentWords.hostname(failed)).isNull();
        assertThat(AgentWords.fileSystems(failed)).isEmpty();
        assertThat(AgentWords.addresses(failed)).isEmpty();
    }

    @Test
    void aGuestCannotMakeItLong() {
        String longName = "x".repeat(1000);
        assertThat(AgentWords.hostname(row("{'result':{'host-name':'" + longName + "'}}")))
                .isNull();
        String many = "{'mountpoint':'/a','total-bytes':1},".repeat(5000) + "{'mountpoint':'/" + longName + "'}";
        assertThat(AgentWords.fileSystems(row("{'result':[" + many + "]}"))).hasSize(200);
    }

    private static JsonRow row(String text) {
        return JsonAnswer.document("an answer", text.replace('\'', '"'));
    }
}
