package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.fact.Reading;
import hypervisor.source.proxmox.ApiException.Kind;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.cluster.CephStatus;
import hypervisor.source.proxmox.cluster.CephStatus.Check;
import hypervisor.source.proxmox.cluster.CephStatus.GroupState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CephCollectorTest {
    private static final String PATH = "/cluster/ceph/status";
    private static final String STATUS = """
            {"data":{"health":{"status":"HEALTH_WARN","checks":{
            "POOL_NEARFULL":{"severity":"HEALTH_WARN","muted":true,"summary":{"count":4,"message":"4 pool(s) nearfull"}},
            "OSD_NEARFULL":{"severity":"HEALTH_WARN","muted":false,"summary":{"message":"3 nearfull osd(s)","count":3}}}},
            "osdmap":{"num_osds":21,"num_up_osds":20,"num_in_osds":19,"num_remapped_pgs":2},
            "quorum":[0,2],"monmap":{"mons":[{"name":"a"},{"name":"b"},{"name":"c"}]},
            "pgmap":{"num_pgs":577,"pgs_by_state":[{"count":570,"state_name":"active+clean"},
            {"count":7,"state_name":"active+clean+scrubbing"},{"state_name":"no count"}],"num_pools":4,
            "num_objects":3059395,"bytes_total":51850204151808,"bytes_used":31663826219008,
            "bytes_avail":20186377932800,"data_bytes":10589439042005,"write_bytes_sec":2697932,
            "read_bytes_sec":50660,"read_op_per_sec":3,"write_op_per_sec":211}}}""";

    private final RecordedApi api = new RecordedApi("9.2", "auditor");
    private final Collected collected = new Collected(api);

    @Test
    void readsHealthDisksAndGroups() throws Exception {
        api.answering(PATH, STATUS);

        assertThat(collected.present(ProxmoxFacts.CEPH))
                .returns("HEALTH_WARN", CephStatus::health)
                .returns(3L, CephStatus::monitors)
                .returns(2L, CephStatus::monitorsInQuorum)
                .returns(21L, CephStatus::osds)
                .returns(20L, CephStatus::osdsUp)
                .returns(19L, CephStatus::osdsIn)
                .returns(2L, CephStatus::remappedGroups)
                .returns(577L, CephStatus::groups)
                .returns(51850204151808L, CephStatus::capacity)
                .returns(31663826219008L, CephStatus::used)
                .returns(20186377932800L, CephStatus::available)
                .returns(10589439042005L, CephStatus::data)
                .returns(2697932L, CephStatus::writtenBytesPerSecond)
                .returns(null, CephStatus::degradedObjects)
                .satisfies(status -> {
                    assertThat(status.checks())
                            .containsExactly(
                                    new Check("OSD_NEARFULL", "HEALTH_WARN", 3L, false),
                                    new Check("POOL_NEARFULL", "HEALTH_WARN", 4L, true));
                    assertThat(status.groupsByState())
                            .containsExactly(
                                    new GroupState("active+clean", 570), new GroupState("active+clean+scrubbing", 7));
                });
    }

    @Test
    void readsTheOlderShapeOfDisks() throws Exception {
        api.answering(PATH, "{\"data\":{\"osdmap\":{\"osdmap\":{\"num_osds\":3,\"num_up_osds\":2}},\"health\":{}}}");

        assertThat(collected.present(ProxmoxFacts.CEPH))
                .returns(3L, CephStatus::osds)
                .returns(2L, CephStatus::osdsUp)
                .returns(null, CephStatus::osdsIn)
                .returns(null, CephStatus::health)
                .returns(null, CephStatus::monitorsInQuorum);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.2", "8.4"})
    void noCephIsNoFailureAndNotAskedForAgainForAnHour(String version) throws Exception {
        var recorded = new RecordedApi(version, "auditor");
        var cluster = new Collected(recorded);

        for (int i = 0; i < 30; i++) {
            assertThat(cluster.reading(ProxmoxFacts.CEPH))
                    .isInstanceOfSatisfying(
                            Reading.Absent.class,
                            absent -> assertThat(absent.because()).contains("ceph-mon"));
            cluster.pass(Duration.ofMinutes(1));
        }
        assertThat(recorded.asked()).containsExactly(PATH);

        recorded.answering(PATH, STATUS);
        cluster.pass(Duration.ofMinutes(31));
        assertThat(cluster.present(ProxmoxFacts.CEPH).osds()).isEqualTo(21);
    }

    @Test
    void failsWhereCephIsThereAndDoesNotAnswer() {
        api.failing(PATH, Collected.failure(Kind.REFUSED, 500, "500 rados_connect failed - Connection timed out"));

        assertThatThrownBy(() -> collected.present(ProxmoxFacts.CEPH)).hasMessageContaining("rados_connect");
        assertThatThrownBy(() -> collected.present(ProxmoxFacts.CEPH)).hasMessageContaining("rados_connect");
    }

    @Test
    void failsWhereAPrivilegeIsMissing() {
        api.failing(PATH, Collected.failure(Kind.FORBIDDEN, 403, "403 Sys.Audit"));

        assertThatThrownBy(() -> collected.present(ProxmoxFacts.CEPH)).hasMessage("403 Sys.Audit");
    }
}
