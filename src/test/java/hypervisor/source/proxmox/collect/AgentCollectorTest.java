package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.node.AgentReport;
import hypervisor.source.proxmox.node.AgentReport.Address;
import hypervisor.source.proxmox.node.AgentReport.FileSystem;
import hypervisor.source.proxmox.node.AgentReport.Os;
import hypervisor.source.proxmox.node.NodeReadings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentCollectorTest {
    private static final String OF_100 = "/nodes/pve1/qemu/100";
    private static final Duration LONG = Duration.ofMinutes(5);

    private final RecordedApi api = new RecordedApi("9.2", "auditor");
    private final Collected collected = new Collected(api);

    @Test
    void readsWhatTheAgentOfAVmSays() throws Exception {
        AgentReport web = reports().getFirst();

        assertThat(web.vmid()).isEqualTo(100);
        assertThat(web.answered()).isTrue();
        assertThat(web.asked()).isEqualTo(collected.now().getEpochSecond());
        assertThat(web.hostname()).isEqualTo("pve1");
        assertThat(web.os())
                .isEqualTo(new Os(
                        "debian",
                        "Debian GNU/Linux",
                        "Debian GNU/Linux 12 (bookworm)",
                        "12 (bookworm)",
                        "6.18.44-fc-v657",
                        "x86_64"));
        assertThat(web.addresses())
                .contains(new Address("vmbr0", "02:b5:f1:24:7b:4b", "10.77.0.11", "ipv4", 24))
                .contains(new Address("lo", "00:00:00:00:00:00", "::1", "ipv6", 128));
        assertThat(web.fileSystems())
                .containsExactly(
                        new FileSystem("/srv/lab", "vda", "ext4", 108944293888L, 32532299776L, List.of("/dev/vda")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.2", "8.4"})
    void readsTheAddressesOfContainersThatRun(String version) throws Exception {
        List<AgentReport> containers = new Collected(new RecordedApi(version, "auditor"))
                .present(ProxmoxFacts.AGENTS).all().stream()
                        .filter(report -> report.kind().equals("lxc"))
                        .toList();

        assertThat(containers).extracting(AgentReport::vmid).containsExactly(200L, 220L);
        assertThat(containers.getFirst().addresses())
                .filteredOn(address -> address.networkInterface().equals("vmbr0"))
                .extracting(address -> address.family() + " " + address.prefix())
                .containsExactly("ipv4 24", "ipv6 64");
        assertThat(containers.getFirst().fileSystems()).isEmpty();
    }

    @Test
    void asksWhatReadsAndNobodyWhoHasNoAgentOrDoesNotRun() throws Exception {
        reports();

        assertThat(asked("/agent/"))
                .containsExactly(
                        OF_100 + "/agent/get-host-name",
                        OF_100 + "/agent/get-osinfo",
                        OF_100 + "/agent/network-get-interfaces",
                        OF_100 + "/agent/get-fsinfo");
        assertThat(asked("/config"))
                .containsExactlyInAnyOrder(
                        OF_100 + "/config", "/nodes/pve2/qemu/110/config", "/nodes/pve3/qemu/120/config");
    }

    @Test
    void aGuestIsNotAskedAgainWithinFiveMinutesAndItsConfigurationNotWithinAnHour() throws Exception {
        reports();
        collected.pass(Duration.ofMinutes(4));
        int before = api.asked().size();

        assertThat(reports()).hasSize(3);
        assertThat(api.asked().subList(before, api.asked().size())).isSubsetOf("/cluster/resources");

        collected.pass(Duration.ofMinutes(1));
        reports();
        assertThat(asked("100/agent/get-host-name")).hasSize(2);
        assertThat(asked("/config")).hasSize(3);
        collected.pass(Duration.ofHours(1));
        reports();
        assertThat(asked("/config")).hasSize(6);
    }

    @Test
    void anAgentThatIsNotThereCostsOneQuestionAndIsAskedEverLaterAndAtLastNoMore() throws Exception {
        silence();

        assertThat(reports().getFirst())
                .returns(100L, AgentReport::vmid)
                .returns(false, AgentReport::answered)
                .returns(null, AgentReport::hostname);
        assertThat(asked("100/agent/")).hasSize(1);

        collected.pass(LONG);
        reports();
        assertThat(asked("100/agent/")).as("not after 5 minutes").hasSize(1);
        collected.pass(LONG);
        reports();
        assertThat(asked("100/agent/")).as("after 10").hasSize(2);
        collected.pass(LONG.multipliedBy(3));
        reports();
        assertThat(asked("100/agent/")).as("not after 15 more").hasSize(2);
        for (int i = 0; i < 100; i++) {
            collected.pass(Duration.ofHours(2));
            reports();
        }
        assertThat(asked("100/agent/")).hasSize(5);
        assertThat(reports().getFirst().answered()).isFalse();
    }

    @Test
    void aGuestThatStartedAnewIsAskedAgain() throws Exception {
        silence();
        for (int i = 0; i < 10; i++) {
            reports();
            collected.pass(Duration.ofHours(3));
        }
        api.with(
                "/nodes/pve1/qemu/100/agent/get-host-name",
                "auditor__GET_nodes_pve1_qemu_100_agent_get-host-name.json");
        assertThat(reports().getFirst().answered()).isFalse();

        api.answering("/cluster/resources", """
                {"data":[{"type":"node","node":"pve1","status":"online"},
                {"type":"qemu","vmid":100,"node":"pve1","status":"running","name":"web-01","uptime":3}]}""");
        collected.pass(LONG);

        assertThat(reports().getFirst().hostname()).isEqualTo("pve1");
    }

    @Test
    void onlySoManyRequestsAreMadeAndWhoIsLeftOverComesNext() throws Exception {
        var few = new Collected(api, new AgentOptions(6, Set.of(), Set.of()));

        few.present(ProxmoxFacts.AGENTS);
        assertThat(ofGuests()).hasSizeLessThanOrEqualTo(6).allMatch(path -> path.contains("/100/"));
        few.pass(Duration.ofMinutes(1));
        few.present(ProxmoxFacts.AGENTS);
        assertThat(ofGuests()).anyMatch(path -> path.contains("/110/config"));
        few.pass(Duration.ofMinutes(1));
        few.present(ProxmoxFacts.AGENTS);
        few.pass(Duration.ofMinutes(1));

        assertThat(few.present(ProxmoxFacts.AGENTS).all())
                .extracting(AgentReport::vmid)
                .containsExactly(100L, 200L, 220L);
    }

    @Test
    void whoHasTheTagIsNotAsked() throws Exception {
        var tagged = new Collected(api, new AgentOptions(500, Set.of("web"), Set.of()));

        assertThat(tagged.present(ProxmoxFacts.AGENTS).all()).noneMatch(report -> report.vmid() == 100);
        assertThat(ofGuests()).noneMatch(path -> path.contains("/100/"));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"ostype\":\"other\",\"agent\":\"1\"'",
        "'\"agent\":\"enabled=1,type=isa\"'",
        "'\"ostype\":\"l26\",\"agent\":\"0\"'",
        "'\"ostype\":\"l26\",\"agent\":\"enabled=0,type=virtio\"'",
        "'\"ostype\":\"l26\"'"
    })
    void aSystemThatIsLeftAloneAndOneWithoutAnAgentAreNotAsked(String config) throws Exception {
        api.answering(OF_100 + "/config", "{\"data\":{" + config + "}}");

        assertThat(reports()).noneMatch(report -> report.vmid() == 100);
        assertThat(asked("100/agent/")).isEmpty();
    }

    @Test
    void withoutThePrivilegeNothingIsSaidOfTheAgentButWhy() throws Exception {
        var old = new Collected(new RecordedApi("8.4", "auditor"));

        NodeReadings<AgentReport> first = old.present(ProxmoxFacts.AGENTS);
        old.pass(LONG);
        NodeReadings<AgentReport> second = old.present(ProxmoxFacts.AGENTS);

        assertThat(first.all()).extracting(AgentReport::vmid).containsExactly(200L, 220L);
        assertThat(first.failures().get("pve1")).contains("VM.Monitor");
        assertThat(second.failures()).as("also while it is not asked again").isEqualTo(first.failures());
    }

    @Test
    void aCommandThatTheAgentDoesNotKnowCostsOnlyItself() throws Exception {
        api.failing(OF_100 + "/agent/get-osinfo", refused("The command guest-get-osinfo has not been found"));

        assertThat(reports().getFirst())
                .returns(true, AgentReport::answered)
                .returns(null, AgentReport::os)
                .returns("pve1", AgentReport::hostname);
        assertThat(reports().getFirst().fileSystems()).hasSize(1);
    }

    @Test
    void anAgentThatStopsAnsweringInBetweenSaidWhatItSaidAndRests() throws Exception {
        api.failing(
                OF_100 + "/agent/get-osinfo", refused("VM 100 qmp command 'guest-get-osinfo' failed - got timeout"));

        assertThat(reports().getFirst()).returns(true, AgentReport::answered).returns("pve1", AgentReport::hostname);
        assertThat(asked("100/agent/")).hasSize(2);
        collected.pass(LONG);
        reports();
        assertThat(asked("100/agent/")).hasSize(2);
    }

    @Test
    void whereNothingComesInTimeWhatWasSaidBeforeStaysWithItsTime() throws Exception {
        AgentReport before = reports().getFirst();
        api.failing(OF_100 + "/agent/get-host-name", Collected.failure(Kind.TIMEOUT, 0, "no answer in time"));
        collected.pass(LONG);

        NodeReadings<AgentReport> told = collected.present(ProxmoxFacts.AGENTS);

        assertThat(told.all()).contains(before);
        assertThat(told.failures()).containsOnlyKeys("pve1").containsValue("no answer in time");
        assertThat(asked("100/agent/")).hasSize(5);
        collected.pass(LONG);
        reports();
        assertThat(asked("100/agent/")).as("not after 5 minutes more").hasSize(5);
        collected.pass(LONG);
        reports();
        assertThat(asked("100/agent/")).as("but after 10").hasSize(6);
    }

    @Test
    void aGuestThatMovedAwayMeanwhileIsNoFailure() throws Exception {
        api.failing(OF_100 + "/config", refused("Configuration file 'nodes/pve1/qemu-server/100.conf' does not exist"))
                .failing("/nodes/pve1/lxc/200/interfaces", refused("CT 200 not running"));

        NodeReadings<AgentReport> told = collected.present(ProxmoxFacts.AGENTS);

        assertThat(told.all()).noneMatch(report -> report.vmid() == 100);
        assertThat(told.failures()).containsOnlyKeys("pve1"); // the container's
    }

    @Test
    void aNodeThatHangsCostsItsOwnPart() throws Exception {
        api.failing(OF_100 + "/config", Collected.failure(Kind.NODE, 596, "596 hangs"));

        NodeReadings<AgentReport> told = collected.present(ProxmoxFacts.AGENTS);

        assertThat(told.all()).extracting(AgentReport::vmid).containsExactly(220L);
        assertThat(told.failures()).containsExactly(Map.entry("pve1", "596 hangs"));
        assertThat(asked("/nodes/pve1/lxc")).isEmpty();
    }

    @Test
    void failsWhereTheTokenIsNotAccepted() {
        api.failing(OF_100 + "/config", Collected.failure(Kind.UNAUTHENTICATED, 401, "not accepted"));

        assertThatThrownBy(() -> collected.present(ProxmoxFacts.AGENTS)).hasMessage("not accepted");
    }

    private void silence() {
        api.with(OF_100 + "/agent/get-host-name", "failures/hung-agent__nodes_pve1_qemu_100_agent_get-fsinfo.json");
    }

    private List<AgentReport> reports() throws Exception {
        return collected.present(ProxmoxFacts.AGENTS).all();
    }

    private List<String> asked(String part) {
        return api.asked().stream().filter(path -> path.contains(part)).toList();
    }

    private List<String> ofGuests() {
        return api.asked().stream()
                .filter(path -> path.matches("/nodes/[^/]+/(qemu|lxc)/.*"))
                .toList();
    }

    private static ApiException refused(String message) {
        return Collected.failure(Kind.REFUSED, 500, "500 " + message);
    }
}
