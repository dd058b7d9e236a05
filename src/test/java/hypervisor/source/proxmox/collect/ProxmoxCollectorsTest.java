package hypervisor.source.proxmox.collect;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.scrape.Collector;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.RecordedApi;
import hypervisor.source.proxmox.cluster.HaStatus;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxmoxCollectorsTest {
    private final Collected collected = new Collected(new RecordedApi("9.2", "auditor"));

    @Test
    void eachHasItsNameIntervalAndTime() {
        assertThat(collected.all())
                .extracting(one -> one.name() + " " + one.freshness().toSeconds()
                        + (one.background() == null
                                ? ""
                                : " " + one.background().toSeconds()))
                .containsExactly(
                        "proxmox_agent 300 300",
                        "proxmox_backup 300 300",
                        "proxmox_backup_coverage 300 60",
                        "proxmox_backup_volume 1800 600",
                        "proxmox_ceph 60 60",
                        "proxmox_certificate 600 60",
                        "proxmox_client 0",
                        "proxmox_cluster 29",
                        "proxmox_config 600 300",
                        "proxmox_container 30 60",
                        "proxmox_disk 3600 60",
                        "proxmox_ha 29",
                        "proxmox_measurement 30 60",
                        "proxmox_node 30 60",
                        "proxmox_pressure 60 60",
                        "proxmox_privilege 600 60",
                        "proxmox_qdevice 60 60",
                        "proxmox_replication 120 60",
                        "proxmox_resources 29",
                        "proxmox_service 60 60",
                        "proxmox_snapshot 600 300",
                        "proxmox_storage 60 60",
                        "proxmox_subscription 3600 60",
                        "proxmox_task 30 60",
                        "proxmox_update 21600 60",
                        "proxmox_version 300 60",
                        "proxmox_vm 30 60",
                        "proxmox_zfs 300 60");
        assertThat(collected.all()).extracting(Collector::name).containsAll(ProxmoxCollectors.OPTIONAL);
        assertThat(collected.all())
                .filteredOn(collector -> collector.source().equals("proxmox"))
                .as("but for what the client knows of itself")
                .hasSize(collected.all().size() - 1);
        assertThat(collected.all()).extracting(Collector::fact).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.2", "8.4"})
    void readsClusterAndHa(String version) throws Exception {
        var cluster = new Collected(new RecordedApi(version, "auditor"));

        assertThat(cluster.present(ProxmoxFacts.CLUSTER).quorate()).isTrue();
        assertThat(cluster.present(ProxmoxFacts.CLUSTER).members()).hasSize(3);
        assertThat(cluster.present(ProxmoxFacts.HA).services())
                .extracting(HaStatus.Service::id)
                .containsExactly("ct:200", "vm:100");
        assertThat(cluster.present(ProxmoxFacts.HA).master()).isEqualTo("pve1");
    }

    @Test
    void tellsWhenTheManagersOfHaLastWrote() throws Exception {
        HaStatus ha = collected.present(ProxmoxFacts.HA);

        assertThat(ha)
                .returns(1795217837L, HaStatus::masterTimestamp)
                .returns("active", HaStatus::masterState)
                .returns("armed", HaStatus::armed);
        assertThat(ha.localManagers())
                .containsExactly(
                        new HaStatus.LocalManager("pve1", "active", "active", 1795217840L),
                        new HaStatus.LocalManager("pve2", "idle", "standby", 1795217840L),
                        new HaStatus.LocalManager("pve3", "idle", "standby", 1795217840L));
    }

    @Test
    void anOlderManagerOfHaTellsNoWatchdog() throws Exception {
        HaStatus ha = new Collected(new RecordedApi("8.4", "auditor")).present(ProxmoxFacts.HA);

        assertThat(ha.armed()).isNull();
        assertThat(ha.localManagers().getFirst())
                .isEqualTo(new HaStatus.LocalManager("pve1", "active", null, 1795218955L));
    }

    @Test
    void aManagerOfHaThatIsGoneSaysSo() throws Exception {
        collectedFrom(
                """
                {"data":[{"type":"lrm","node":"a","status":"a (old timestamp - dead?, Fri Nov 20 2026)","timestamp":7},
                {"type":"lrm","node":"b","status":"unable to read lrm status"}]}""",
                ha -> assertThat(ha.localManagers())
                        .containsExactly(
                                new HaStatus.LocalManager("a", "old timestamp - dead?", null, 7L),
                                new HaStatus.LocalManager("b", null, null, null)));
    }

    private static void collectedFrom(String answer, Consumer<HaStatus> check) throws Exception {
        check.accept(new Collected(new RecordedApi("9.2", "auditor").answering("/cluster/ha/status/current", answer))
                .present(ProxmoxFacts.HA));
    }

    @Test
    void aClusterWithoutQuorumSaysSo() throws Exception {
        var cluster = new Collected(new RecordedApi("9.2", "auditor")
                .with("/cluster/status", "failures/no-quorum__cluster_status.json")
                .with("/cluster/ha/status/current", "failures/no-quorum__cluster_ha_status_current.json"));

        assertThat(cluster.present(ProxmoxFacts.CLUSTER).quorate()).isFalse();
        assertThat(cluster.present(ProxmoxFacts.HA).quorate()).isFalse();
    }

    @Test
    void theClientIsAskedForItsState() throws Exception {
        assertThat(collected.present(ProxmoxFacts.CLIENT)).isSameAs(Collected.CLIENT);
    }
}
