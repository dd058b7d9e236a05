package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.fact.Reading;
import hypervisor.source.proxmox.ApiException;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.node.NodeStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NodeCollectorTest {
    private final RecordedApi api = new RecordedApi("9.2", "auditor");
    private final Collected collected = new Collected(api);

    @Test
    void asksEveryNodeThatIsOnline() throws Exception {
        var nodes = collected.present(ProxmoxFacts.NODE_STATUS);

        assertThat(nodes.all()).extracting(NodeStatus::node).containsExactly("pve1", "pve2", "pve3");
        assertThat(nodes.failures()).isEmpty();
        assertThat(api.asked())
                .startsWith("/cluster/resources")
                .containsExactlyInAnyOrder(
                        "/cluster/resources", "/nodes/pve1/status", "/nodes/pve2/status", "/nodes/pve3/status");
    }

    @Test
    void aNodeThatDoesNotAnswerCostsItsOwnPart() throws Exception {
        api.failing("/nodes/pve2/status", Collected.failure(Kind.NODE, 596, "the node hangs:\n  596\n"));

        var nodes = collected.present(ProxmoxFacts.NODE_STATUS);

        assertThat(nodes.all()).extracting(NodeStatus::node).containsExactly("pve1", "pve3");
        assertThat(nodes.failures()).containsOnlyKeys("pve2").containsValue("the node hangs: 596");
    }

    @Test
    void aNodeThatIsOfflineIsNotAsked() throws Exception {
        api.with("/cluster/resources", "failures/node-killed-15s__cluster_resources.json");

        var nodes = collected.present(ProxmoxFacts.NODE_STATUS);

        assertThat(nodes.all()).extracting(NodeStatus::node).containsExactly("pve1", "pve2");
        assertThat(nodes.failures()).isEmpty();
        assertThat(api.asked()).doesNotContain("/nodes/pve3/status");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"ENDPOINT", "UNAUTHENTICATED"})
    void failsWhereNoNodeCouldBeAsked(Kind kind) {
        api.failing("/nodes/pve2/status", Collected.failure(kind, 0, "nobody can be asked"));

        assertThatThrownBy(() -> collected.present(ProxmoxFacts.NODE_STATUS)).hasMessage("nobody can be asked");
    }

    @Test
    void failsWhereAllNodesFail() {
        var limited = new Collected(new RecordedApi("9.2", "limited")
                .failing("/nodes/pve2/status", forbidden())
                .failing("/nodes/pve3/status", forbidden()));

        assertThatThrownBy(() -> limited.present(ProxmoxFacts.NODE_STATUS)).hasMessageContaining("Sys.Audit");
    }

    @Test
    void isAbsentWhereThisVersionDoesNotHaveIt() throws Exception {
        for (String node : new String[] {"pve1", "pve2", "pve3"}) {
            api.failing(
                    "/nodes/" + node + "/replication", Collected.failure(Kind.UNKNOWN_PATH, 501, "not implemented"));
        }

        assertThat(collected.reading(ProxmoxFacts.REPLICATIONS)).isEqualTo(Reading.absent("not implemented"));
    }

    @Test
    void aNodeOfAnOlderVersionIsNoFailure() throws Exception {
        api.failing("/nodes/pve2/status", Collected.failure(Kind.UNKNOWN_PATH, 501, "not implemented"));

        var nodes = collected.present(ProxmoxFacts.NODE_STATUS);

        assertThat(nodes.all()).extracting(NodeStatus::node).containsExactly("pve1", "pve3");
        assertThat(nodes.failures()).isEmpty();
    }

    @Test
    void aNodeThatFailsIsLoggedOnceAndItsReturnToo() throws Exception {
        String path = "/nodes/pve2/status";
        api.failing(path, Collected.failure(Kind.NODE, 596, "596 hangs"));

        assertThat(Logged.during(() -> {
                    collected.present(ProxmoxFacts.NODE_STATUS);
                    collected.present(ProxmoxFacts.NODE_STATUS);
                    api.with(path, "auditor__GET_nodes_pve2_status.json");
                    collected.present(ProxmoxFacts.NODE_STATUS);
                    collected.present(ProxmoxFacts.NODE_STATUS);
                }))
                .satisfiesExactly(
                        failed -> assertThat(failed)
                                .contains("level=warn", "proxmox_node: pve2 is missing, or some of it: 596 hangs"),
                        ended -> assertThat(ended).contains("level=info", "proxmox_node: pve2 is read again"));
    }

    private static ApiException forbidden() {
        return Collected.failure(Kind.FORBIDDEN, 403, "403 Permission check failed (/nodes/x, Sys.Audit)");
    }
}
