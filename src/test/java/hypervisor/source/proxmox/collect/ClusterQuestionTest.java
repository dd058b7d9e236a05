package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.fact.Reading;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.cluster.ApiVersion;
import hypervisor.source.proxmox.cluster.BackupCoverage.Uncovered;
import hypervisor.source.proxmox.cluster.ClusterStatus.Member;
import hypervisor.source.proxmox.cluster.Qdevice;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterQuestionTest {
    private static final String QDEVICE = "/cluster/config/qdevice";

    private final RecordedApi api = new RecordedApi("9.2", "auditor");
    private final Collected collected = new Collected(api);

    @ParameterizedTest
    @ValueSource(strings = {"9.2", "8.4"})
    void guestsThatNoBackupJobHasAreSortedByNumber(String version) throws Exception {
        var coverage = new Collected(new RecordedApi(version, "auditor")).present(ProxmoxFacts.BACKUP_COVERAGE);

        assertThat(coverage.without()).extracting(Uncovered::vmid).containsExactly(101L, 102L, 110L, 120L, 210L, 220L);
        assertThat(coverage.without().getLast()).isEqualTo(new Uncovered("lxc", 220, "ct-three"));
    }

    @Test
    void withoutTheRightItIsNotKnownWhichGuestsNoJobHas() {
        var without = new Collected(new RecordedApi("9.2", "sep"));

        assertThatThrownBy(() -> without.reading(ProxmoxFacts.BACKUP_COVERAGE)).hasMessageContaining("Sys.Audit");
    }

    @Test
    void theVersionIsThatOfTheNodeThatAnswers() throws Exception {
        assertThat(collected.present(ProxmoxFacts.VERSION))
                .isEqualTo(new ApiVersion("9.2.11", "9.2", "14a22df35955d97d"));
    }

    @Test
    void aClusterWithoutQdeviceHasNone() throws Exception {
        assertThat(collected.reading(ProxmoxFacts.QDEVICE))
                .isInstanceOfSatisfying(
                        Reading.Absent.class,
                        absent -> assertThat(absent.because()).isEqualTo("the cluster has no QDevice"));
    }

    @ParameterizedTest
    @CsvSource({"Connected,true", "Connect failed,false"})
    void aQdeviceIsReadWithItsState(String state, boolean connected) throws Exception {
        api.answering(QDEVICE, """
                {"data":{"Model":"Net","Algorithm":"Fifty-Fifty split","QNetd host":"10.77.0.20:5403",\
                "Tie-breaker":"Node with lowest node ID","State":"%s"}}""".formatted(state));

        Qdevice qdevice = collected.present(ProxmoxFacts.QDEVICE);

        assertThat(qdevice)
                .isEqualTo(
                        new Qdevice("Net", "Fifty-Fifty split", "10.77.0.20:5403", "Node with lowest node ID", state));
        assertThat(qdevice.connected()).isEqualTo(connected);
    }

    @Test
    void aVersionThatDoesNotKnowThePathIsNoFailure() throws Exception {
        assertThat(new Collected(new RecordedApi("9.2", "limited")).reading(ProxmoxFacts.QDEVICE))
                .isInstanceOf(Reading.Absent.class);
    }

    @Test
    void theClusterTellsItsVersionAndEachMembersNumberAndLevel() throws Exception {
        var cluster = collected.present(ProxmoxFacts.CLUSTER);

        assertThat(cluster.version()).isEqualTo(3);
        assertThat(cluster.nodes()).isEqualTo(3);
        assertThat(Objects.requireNonNull(cluster.local()).name()).isEqualTo("pve1");
        assertThat(cluster.members()).extracting(Member::id).containsExactly(1L, 2L, 3L);
        assertThat(cluster.members()).extracting(Member::level).containsExactly("", "s", "");
    }
}
