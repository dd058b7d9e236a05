package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.cluster.Guest;
import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourcesCollectorTest {
    private static final String RESOURCES = "/cluster/resources";
    private static final String STATUS = "/cluster/status";

    private final RecordedApi api = new RecordedApi("9.2", "auditor");
    private final Collected collected = new Collected(api);

    @ParameterizedTest
    @ValueSource(strings = {"9.2", "8.4"})
    void readsTheWholeClusterWithItsName(String version) throws Exception {
        var resources = new Collected(new RecordedApi(version, "auditor")).resources();

        assertThat(resources.cluster()).isEqualTo("lab");
        assertThat(resources.nodes()).extracting(node -> node.name()).containsExactly("pve1", "pve2", "pve3");
        assertThat(resources.guests()).hasSize(8);
        assertThat(resources.storages()).hasSize(9);
    }

    @Test
    void withoutTheRightToReadItOnlyTheNameIsMissing() throws Exception {
        var resources = new Collected(new RecordedApi("9.2", "limited")).resources();

        assertThat(resources.cluster()).isNull();
        assertThat(resources.guests()).extracting(Guest::vmid).containsExactly(100L);
        assertThat(resources.nodes()).hasSize(3).allMatch(node -> node.online() && node.uptime() == null);
        assertThat(resources.nodes()).allMatch(node -> node.statisticsSince() == null);
    }

    @Test
    void aNameOnceKnownIsNotAskedForAgain() throws Exception {
        api.failing(STATUS, Collected.failure(Kind.TIMEOUT, 0, "no answer"));
        assertThat(collected.resources().cluster()).isNull();

        api.with(STATUS, "auditor__GET_cluster_status.json");
        assertThat(collected.resources().cluster()).isEqualTo("lab");

        api.failing(STATUS, Collected.failure(Kind.TIMEOUT, 0, "no answer"));
        assertThat(collected.resources().cluster()).isEqualTo("lab");
        assertThat(api.asked().stream().filter(STATUS::equals)).hasSize(2);
    }

    @Test
    void failsWhereTheResourcesCannotBeRead() {
        api.failing(RESOURCES, Collected.failure(Kind.UNAUTHENTICATED, 401, "token not accepted"));

        assertThatThrownBy(collected::resources)
                .isInstanceOf(ApiException.class)
                .hasMessage("token not accepted");
    }

    @Test
    void guestsOfANodeThatIsGoneKeepTheirDescription() throws Exception {
        collected.resources();
        api.with(RESOURCES, "failures/node-killed-5min__cluster_resources.json");
        collected.pass(Duration.ofMinutes(6));

        Guest locked = collected.guest(120);
        assertThat(locked.name()).isEqualTo("locked-vm");
        assertThat(locked.maxCpu()).isEqualTo(1.0);
        assertThat(locked.maxMemory()).isEqualTo(134217728);
        assertThat(locked.lock()).isEqualTo("backup");
        assertThat(locked.known()).isFalse();
        assertThat(locked.memory()).isNull();
        assertThat(collected.guest(220).maxDisk()).isEqualTo(536870912);
        assertThat(collected.node("pve3").online()).isFalse();
        assertThat(collected.node("pve3").maxCpu()).isEqualTo(2.0);
        assertThat(collected.node("pve3").maxMemory()).isEqualTo(25276510208L);
        assertThat(collected.node("pve3").statisticsSince()).isNull();
    }

    @Test
    void guestsOfWhichNotEvenTheNameWasEverToldAreLeftOut() throws Exception {
        api.with(RESOURCES, "failures/node-killed-5min__cluster_resources.json");

        assertThat(collected.resources().guests())
                .extracting(Guest::vmid)
                .containsExactly(100L, 101L, 102L, 110L, 200L, 210L);
    }

    @Test
    void theDiskTrafficOfAHungVmIsUnknownAndNot0() throws Exception {
        assertThat(collected.guest(110).read()).isEqualTo(512);
        assertThat(collected.guest(101).read()).isZero();
        api.answering(RESOURCES, hungVm());

        Guest hung = collected.guest(110);
        assertThat(hung.running()).isTrue();
        assertThat(hung.read()).isNull();
        assertThat(hung.written()).isNull();
        assertThat(hung.received()).isEqualTo(4168);
        assertThat(hung.sent()).isEqualTo(2188);
        assertThat(hung.memory()).isEqualTo(26177536);
        assertThat(collected.guest(110).read()).as("at the second time too").isNull();
        assertThat(collected.guest(100).read()).isEqualTo(512);
    }

    @Test
    void aVmThatStartedAnewHasReadNothing() throws Exception {
        collected.resources();
        api.answering(RESOURCES, hungVm().replace("\"uptime\":369,\"memhost\":26177536", "\"uptime\":9"));

        assertThat(collected.guest(110).read()).isZero();
        assertThat(collected.guest(110).written()).isZero();
    }

    @Test
    void aVmThatHasNeverReadAnythingReads0() throws Exception {
        api.answering(RESOURCES, hungVm());

        assertThat(collected.guest(110).read()).isZero();
        assertThat(collected.guest(110).read()).isZero();
    }

    @Test
    void figuresThatDoNotMoveTellSinceWhen() throws Exception {
        var start = collected.now();
        assertThat(collected.node("pve1").statisticsSince()).isEqualTo(start);
        collected.pass(Duration.ofMinutes(3));
        assertThat(collected.node("pve1").statisticsSince())
                .as("3115 s as before")
                .isEqualTo(start);

        api.with(RESOURCES, "failures/hung-daemon__cluster_resources.json"); // a later moment of the same cluster
        assertThat(collected.node("pve1").statisticsSince()).isEqualTo(collected.now());
    }

    @Test
    void aGuestThatIsListedTwiceIsTheOneThatRuns() throws Exception {
        api.answering(RESOURCES, """
                {"data":[{"type":"node","node":"a","status":"online"},{"type":"node","node":"b","status":"online"},
                {"type":"node","node":"c","status":"offline"},
                {"type":"qemu","vmid":7,"node":"b","status":"stopped","name":"x"},
                {"type":"qemu","vmid":7,"node":"a","status":"running","name":"x"},
                {"type":"qemu","vmid":8,"node":"c","status":"running","name":"y"},
                {"type":"qemu","vmid":8,"node":"b","status":"stopped","name":"y"}]}""");

        assertThat(collected.resources().guests())
                .extracting(guest -> guest.vmid() + " " + guest.node() + " " + guest.status())
                .containsExactly("7 a running", "8 b stopped");
    }

    @Test
    void oneRowThatCannotBeUnderstoodCostsOnlyItself() throws Exception {
        api.answering(RESOURCES, """
                {"data":[{"type":"node","node":"a","status":"online"},{"type":"qemu","node":"a","name":"no number"},
                {"type":"lxc","vmid":"200","node":"a","status":"running","name":"ct"}]}""");

        assertThat(collected.resources().guests()).extracting(Guest::vmid).containsExactly(200L);
    }

    private String hungVm() throws Exception {
        String nodes = """
                {"data":[{"type":"node","node":"pve1","status":"online"},{"type":"node","node":"pve2","status":"online"},
                {"type":"node","node":"pve3","status":"online"},""";
        String guests =
                Files.readString(RecordedApi.FIXTURES.resolve("9.2/failures/hung-vm__cluster_resources_type=vm.json"));
        return nodes + guests.substring("{\"data\":[".length());
    }
}
