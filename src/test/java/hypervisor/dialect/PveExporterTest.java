package hypervisor.dialect;

import static hypervisor.dialect.SomeCluster.OFFLINE;
import static hypervisor.dialect.SomeCluster.ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.fact.Facts;
import hypervisor.fact.Outcome;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.ClusterStatus.Member;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.cluster.HaStatus.Service;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.node.Certificate;
import hypervisor.source.proxmox.node.NodeMeasurement;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.NodeStatus;
import hypervisor.source.proxmox.node.NodeStorage;
import hypervisor.source.proxmox.node.Replication;
import hypervisor.source.proxmox.node.VmDetail;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class PveExporterTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_000_000));
    private static final BuildInfo BUILD = new BuildInfo("1.2.3", "4d6f7e8", "25.0.3+9-LTS");
    private static final Dialect DOCUMENTED = PveExporter.dialect(DialectOptions.DOCUMENTED.at(CLOCK, BUILD));
    private static final Dialect UPSTREAM = PveExporter.dialect(DialectOptions.UPSTREAM.at(CLOCK, BUILD));

    private static final String RUNNING =
            "{'type':'qemu','vmid':1,'node':'pve1','name':'a','status':'running','hastate':'started'}";
    private static final String PAUSED = "{'type':'qemu','vmid':2,'node':'pve1','name':'b','status':'paused'}";
    private static final String CONTAINER =
            "{'type':'lxc','vmid':3,'node':'pve1','name':'c','status':'running','disk':7,'maxcpu':'0.5'}";

    @Test
    void containersAreAmongTheVmsAsDocumentedAndNotInTheProgram() {
        var facts = SomeCluster.of(ONLINE, RUNNING, PAUSED, CONTAINER).facts();

        assertThat(of("pve_vm_status", DOCUMENTED, facts))
                .containsExactly(
                        "pve_vm_status{node=pve1,vmid=1,name=a,type=qemu} 1",
                        "pve_vm_status{node=pve1,vmid=2,name=b,type=qemu} 0",
                        "pve_vm_status{node=pve1,vmid=3,name=c,type=lxc} 1");
        assertThat(of("pve_vm_disk_used_bytes", DOCUMENTED, facts))
                .containsExactly("pve_vm_disk_used_bytes{node=pve1,vmid=3,name=c,type=lxc} 7");
        assertThat(of("pve_vm_status", UPSTREAM, facts))
                .containsExactly(
                        "pve_vm_status{node=pve1,vmid=1,name=a} 1", "pve_vm_status{node=pve1,vmid=2,name=b} 0");
        assertThat(of("pve_lxc_cpus", UPSTREAM, facts)).containsExactly("pve_lxc_cpus{node=pve1,vmid=3,name=c} 0.5");
        assertThat(of("pve_vm_ha_managed", UPSTREAM, facts))
                .containsExactly("pve_vm_ha_managed{node=pve1,vmid=1,name=a} 1");
    }

    @Test
    void ofAnOfflineNodeAndItsGuestsNothingElseIsSaid() {
        var facts = SomeCluster.of(
                        OFFLINE, "{'type':'qemu','vmid':1,'node':'pve2','name':'a','status':'running','uptime':9}")
                .with(ProxmoxFacts.NODE_STATUS, NodeReadings.of(List.of(status("pve2", "'cpu':0.5,'wait':0.1"))))
                .with(ProxmoxFacts.VMS, "pve2", VmDetail::of, "{'vmid':1,'name':'a','pid':7}")
                .with(ProxmoxFacts.STORAGES, "pve2", NodeStorage::of, "{'storage':'local','active':1,'total':9}")
                .facts();

        assertThat(Exposed.by(UPSTREAM, facts).stream().filter(line -> line.contains("pve2")))
                .containsExactly("pve_node_up{node=pve2} 0");
    }

    @Test
    void aVmThatStoppedOrMovedSinceItsDetailsWereReadHasNone() {
        String detail = "{'vmid':1,'name':'a','pid':7,'nics':{'tap1i0':{'netin':1,'netout':2}}}";
        var there = SomeCluster.of(ONLINE, RUNNING)
                .with(ProxmoxFacts.VMS, "pve1", VmDetail::of, detail)
                .facts();
        var stopped = SomeCluster.of(ONLINE, RUNNING.replace("running", "stopped"))
                .with(ProxmoxFacts.VMS, "pve1", VmDetail::of, detail)
                .facts();
        var moved = SomeCluster.of(ONLINE, RUNNING)
                .with(ProxmoxFacts.VMS, "pve3", VmDetail::of, detail)
                .facts();

        assertThat(Exposed.by(UPSTREAM, there))
                .contains(
                        "pve_vm_pid{node=pve1,vmid=1,name=a} 7",
                        "pve_vm_nic_out_bytes_total{node=pve1,vmid=1,name=a,interface=tap1i0} 2");
        assertThat(Exposed.by(UPSTREAM, stopped)).noneMatch(line -> line.contains("_pid") || line.contains("tap1i0"));
        assertThat(Exposed.by(UPSTREAM, moved)).noneMatch(line -> line.contains("_pid") || line.contains("tap1i0"));
    }

    @Test
    void idleIsWhatIsLeftAndWaitingIsAsMeasuredWhereItIs() {
        var statuses = NodeReadings.of(List.of(
                status("pve1", "'cpu':0.25,'wait':0.05,'idle':0"),
                status("pve3", "'cpu':0.5,'wait':0.125"),
                status("pve4", "'cpu':0,'wait':0")));
        var facts = SomeCluster.of(ONLINE)
                .with(ProxmoxFacts.NODE_STATUS, statuses)
                .with(ProxmoxFacts.MEASUREMENTS, NodeReadings.of(List.of(new NodeMeasurement("pve1", 999, 0.5))))
                .facts();

        assertThat(of("pve_node_idle", UPSTREAM, facts))
                .containsExactly("pve_node_idle{node=pve1} 0.7", "pve_node_idle{node=pve3} 0.375");
        assertThat(of("pve_node_iowait", UPSTREAM, facts))
                .containsExactly("pve_node_iowait{node=pve1} 0.5", "pve_node_iowait{node=pve3} 0.125");
    }

    @Test
    void aSingleNodeIsAClusterOfOne() {
        var single = new ClusterStatus(null, null, null, null, List.of(member("pve1", true)));
        var lost = new ClusterStatus("lab", false, 3L, 2L, List.of(member("pve1", true), member("pve2", false)));

        assertThat(clusterOf(single))
                .containsExactly(
                        "pve_cluster_quorate{} 1", "pve_cluster_nodes_total{} 1", "pve_cluster_nodes_online{} 1");
        assertThat(clusterOf(lost))
                .containsExactly(
                        "pve_cluster_quorate{} 0", "pve_cluster_nodes_total{} 2", "pve_cluster_nodes_online{} 1");
        assertThat(clusterOf(new ClusterStatus(null, null, null, null, List.of())))
                .isEmpty();
    }

    private static Member member(String name, boolean online) {
        return new Member(name, online, null, online, null, null);
    }

    @Test
    void haCountsWhatIsToRun() {
        var ha = new HaStatus(
                true,
                "pve1",
                List.of(
                        new Service("ct:3", "pve1", "error", "started"),
                        new Service("vm:1", "pve1", "started", "started"),
                        new Service("vm:2", "pve1", "stopped", "stopped")));
        var facts = SomeCluster.of(ONLINE).with(ProxmoxFacts.HA, ha).facts();

        assertThat(Exposed.by(UPSTREAM, facts)).contains("pve_ha_resources_total{} 3", "pve_ha_resources_active{} 2");
    }

    @Test
    void replicationFailsByItsCountOrItsError() {
        var facts = SomeCluster.of(ONLINE)
                .with(
                        ProxmoxFacts.REPLICATIONS,
                        "pve1",
                        Replication::of,
                        "{'id':'1-0','guest':1,'last_sync':900,'duration':2.5,'fail_count':0,'error':''}",
                        "{'id':'2-0','guest':2,'last_sync':0,'fail_count':3}",
                        "{'id':'3-0','guest':3,'fail_count':0,'error':'no route'}")
                .facts();

        assertThat(of("pve_replication", UPSTREAM, facts))
                .containsExactly(
                        "pve_replication_last_sync_timestamp{guest=1,job=1-0} 900",
                        "pve_replication_duration_seconds{guest=1,job=1-0} 2.5",
                        "pve_replication_status{guest=1,job=1-0} 1",
                        "pve_replication_status{guest=2,job=2-0} 0",
                        "pve_replication_status{guest=3,job=3-0} 0");
    }

    @Test
    void theCertificateIsTheOneThatIsServed() {
        String root = "{'filename':'pve-root-ca.pem','notafter':3000000}";
        String own = "{'filename':'pve-ssl.pem','notafter':2000000}";
        String proxy = "{'filename':'pveproxy-ssl.pem','notafter':999999}";

        assertThat(certificateOf(root, own, proxy)).containsExactly("pve_certificate_expiry_seconds{node=pve1} -1");
        assertThat(certificateOf(root, own)).containsExactly("pve_certificate_expiry_seconds{node=pve1} 1000000");
        assertThat(certificateOf(root)).containsExactly("pve_certificate_expiry_seconds{node=pve1} 2000000");
    }

    @Test
    void storagesThatAreNotActiveHaveNoSize() {
        var facts = SomeCluster.of(ONLINE)
                .with(
                        ProxmoxFacts.STORAGES,
                        "pve1",
                        NodeStorage::of,
                        "{'storage':'off','type':'nfs','active':0,'enabled':1,'total':0,'used':0,'avail':0}")
                .facts();

        assertThat(of("pve_storage", UPSTREAM, facts))
                .containsExactly(
                        "pve_storage_active{node=pve1,storage=off,type=nfs} 0",
                        "pve_storage_enabled{node=pve1,storage=off,type=nfs} 1",
                        "pve_storage_shared{node=pve1,storage=off,type=nfs} 0");
    }

    @Test
    void isUpWhereThisScrapeReadTheResources() {
        assertThat(upOf(new Outcome("proxmox_resources", "proxmox", true, 0.5, 12.0, null)))
                .isEqualTo("1");
        assertThat(upOf(new Outcome("proxmox_resources", "proxmox", false, 0.5, 12.0, "refused")))
                .isEqualTo("0");
        assertThat(upOf(new Outcome("proxmox_node", "proxmox", true, 0.5, 0.0, null)))
                .isEqualTo("0");
        assertThat(of("pve_exporter_build_info", UPSTREAM, SomeCluster.of().facts()))
                .containsExactly("pve_exporter_build_info{version=1.2.3,commit=4d6f7e8,goversion=java25.0.3} 1");
    }

    private static String upOf(Outcome outcome) {
        Facts facts = SomeCluster.of().with(Outcome.FACT, List.of(outcome)).facts();
        return of("pve_exporter_up", UPSTREAM, facts).getFirst().substring("pve_exporter_up{} ".length());
    }

    private static List<String> clusterOf(ClusterStatus status) {
        return of(
                "pve_cluster",
                UPSTREAM,
                SomeCluster.of(ONLINE).with(ProxmoxFacts.CLUSTER, status).facts());
    }

    private static List<String> certificateOf(String... rows) {
        Facts facts = SomeCluster.of(ONLINE)
                .with(ProxmoxFacts.CERTIFICATES, "pve1", Certificate::of, rows)
                .facts();
        return of("pve_certificate", UPSTREAM, facts);
    }

    private static List<String> of(String prefix, Dialect dialect, Facts facts) {
        return Exposed.by(dialect, facts).stream()
                .filter(line -> line.startsWith(prefix))
                .toList();
    }

    private static NodeStatus status(String node, String members) {
        return SomeCluster.rows(AnswerReader.rows(row -> NodeStatus.of(node, row)), "{" + members + "}")
                .getFirst();
    }
}
