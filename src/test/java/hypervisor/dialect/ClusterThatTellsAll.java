package hypervisor.dialect;

import hypervisor.fact.Facts;
import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.GuestConfig.Kind;
import hypervisor.source.procfs.ProcfsFacts;
import hypervisor.source.proxmox.ClientState;
import hypervisor.source.proxmox.ClientState.EndpointState;
import hypervisor.source.proxmox.ProxmoxFacts;
import hypervisor.source.proxmox.cluster.ApiVersion;
import hypervisor.source.proxmox.cluster.BackupCoverage;
import hypervisor.source.proxmox.cluster.BackupCoverage.Uncovered;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.ClusterStatus.Member;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.cluster.HaStatus.Service;
import hypervisor.source.proxmox.cluster.Qdevice;
import hypervisor.source.proxmox.node.Certificate;
import hypervisor.source.proxmox.node.ConfiguredGuest;
import hypervisor.source.proxmox.node.ContainerDetail;
import hypervisor.source.proxmox.node.Disk;
import hypervisor.source.proxmox.node.GuestSnapshots;
import hypervisor.source.proxmox.node.GuestSnapshots.Snapshot;
import hypervisor.source.proxmox.node.LastBackup;
import hypervisor.source.proxmox.node.NodeMeasurement;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.NodeStatus;
import hypervisor.source.proxmox.node.NodeStorage;
import hypervisor.source.proxmox.node.Replication;
import hypervisor.source.proxmox.node.Subscription;
import hypervisor.source.proxmox.node.VmDetail;
import hypervisor.source.proxmox.node.ZfsPool;
import hypervisor.source.sensor.SensorFacts;
import hypervisor.source.smart.SmartFacts;
import hypervisor.source.zfs.ZfsFacts;
import java.util.List;
import java.util.Map;

/// Facts in which nothing is unknown: one node with one of everything, nearly every number another one.
final class ClusterThatTellsAll {
    private static final String NODE = "pve1";

    private static final String[] RESOURCES = {
        "{'type':'node','node':'pve1','status':'online','cpu':0.1,'maxcpu':8,'mem':11,'maxmem':12,'disk':13,"
                + "'maxdisk':14,'uptime':15}",
        "{'type':'qemu','vmid':100,'node':'pve1','name':'web','status':'running','hastate':'started','tags':'prod',"
                + "'cpu':0.2,'maxcpu':2,'mem':21,'maxmem':22,'disk':0,'maxdisk':23,'netin':24,'netout':25,"
                + "'diskread':26,'diskwrite':27,'uptime':28}",
        "{'type':'lxc','vmid':200,'node':'pve1','name':'dns','status':'running','cpu':0.3,'maxcpu':0.5,'mem':31,"
                + "'maxmem':32,'disk':33,'maxdisk':34,'netin':35,'netout':36,'diskread':37,'diskwrite':38,"
                + "'uptime':39}",
        "{'type':'storage','node':'pve1','storage':'local','plugintype':'dir','status':'available','disk':41,"
                + "'maxdisk':42,'shared':1}"
    };

    private static final String STATUS = "{'pveversion':'pve-manager/9.2.11/14a22df35955d97d','cpu':0.25,'wait':0.05,"
            + "'loadavg':['5.1','5.2','5.3'],'cpuinfo':{'cores':4,'sockets':2,'mhz':'2596.124'},"
            + "'swap':{'total':54,'used':55,'free':56},'rootfs':{'total':57,'used':58,'free':59},'ksm':{'shared':60}}";

    private static final String PRESSURE = "'pressurecpusome':1.1,'pressurecpufull':1.2,'pressureiosome':1.3,"
            + "'pressureiofull':1.4,'pressurememorysome':1.5,'pressurememoryfull':1.6";

    private static final String VM =
            "{'vmid':100,'name':'web','qmpstatus':'running','pid':71,'freemem':72,'balloon':73,"
                    + "'memhost':74,'ballooninfo':{'actual':75,'max_mem':76,'total_mem':77,'major_page_faults':78,"
                    + "'minor_page_faults':79,'mem_swapped_in':80,'mem_swapped_out':81},'blockstat':{'scsi0':{'rd_bytes':82,"
                    + "'wr_bytes':83,'rd_operations':84,'wr_operations':85,'flush_operations':86,'failed_rd_operations':87,"
                    + "'failed_wr_operations':88}},'nics':{'tap100i0':{'netin':89,'netout':90}}," + PRESSURE + "}";

    private static final String CONTAINER =
            "{'vmid':200,'name':'dns','pid':91,'swap':92,'maxswap':93," + PRESSURE + "}";

    private ClusterThatTellsAll() {}

    static Facts facts() {
        return SomeCluster.of(RESOURCES)
                .with(
                        ProxmoxFacts.CLUSTER,
                        new ClusterStatus(
                                "lab", true, 3L, 1L, List.of(new Member(NODE, true, "10.77.0.11", true, 1L, "c"))))
                .with(ProxmoxFacts.VERSION, new ApiVersion("9.2.11", "9.2", "14a22df35955d97d"))
                .with(ProxmoxFacts.BACKUP_COVERAGE, new BackupCoverage(List.of(new Uncovered("lxc", 200, "dns"))))
                .with(
                        ProxmoxFacts.QDEVICE,
                        new Qdevice("Net", "LMS", "10.77.0.20:5403", "Node with lowest node ID", "Connected"))
                .with(
                        ProxmoxFacts.SUBSCRIPTIONS,
                        NODE,
                        Subscription::of,
                        "{'status':'active','level':'c','nextduedate':'2027-01-01'}")
                .with(
                        ProxmoxFacts.CONFIGS,
                        NodeReadings.of(List.of(
                                new ConfiguredGuest(NODE, GuestConfig.of("100", Kind.QEMU, Map.of("onboot", "1"))))))
                .with(
                        ProxmoxFacts.HA,
                        new HaStatus(true, NODE, List.of(new Service("vm:100", NODE, "started", "started"))))
                .with(ProxmoxFacts.NODE_STATUS, NODE, NodeStatus::of, STATUS)
                .with(ProxmoxFacts.MEASUREMENTS, NodeReadings.of(List.of(new NodeMeasurement(NODE, 999_990, 0.06))))
                .with(ProxmoxFacts.VMS, NODE, VmDetail::of, VM)
                .with(ProxmoxFacts.CONTAINERS, NODE, ContainerDetail::of, CONTAINER)
                .with(
                        ProxmoxFacts.STORAGES,
                        NODE,
                        NodeStorage::of,
                        "{'storage':'local','type':'dir','active':1,'enabled':1,'shared':1,'total':101,'used':102,"
                                + "'avail':103,'used_fraction':0.5}")
                .with(ProxmoxFacts.DISKS, NODE, Disk::of, "{'devpath':'/dev/sda','health':'PASSED'}")
                .with(
                        ProxmoxFacts.ZFS_POOLS,
                        NODE,
                        ZfsPool::of,
                        "{'name':'rpool','health':'ONLINE','size':111,'alloc':112,'free':113,'frag':14}")
                .with(
                        ProxmoxFacts.CERTIFICATES,
                        NODE,
                        Certificate::of,
                        "{'filename':'pve-ssl.pem','subject':'/CN=pve1','notafter':2000000}")
                .with(
                        ProxmoxFacts.REPLICATIONS,
                        NODE,
                        Replication::of,
                        "{'id':'100-0','guest':100,'vmtype':'qemu','type':'local','source':'pve1','target':'pve2',"
                                + "'last_sync':999000,'last_try':999001,'next_sync':999002,'duration':1.5,'fail_count':0}")
                .with(
                        ProxmoxFacts.BACKUPS,
                        NodeReadings.of(List.of(
                                new LastBackup("qemu", NODE, 100, "web", 998_000),
                                new LastBackup("lxc", NODE, 200, "dns", 997_000))))
                .with(
                        ProxmoxFacts.SNAPSHOTS,
                        NodeReadings.of(List.of(new GuestSnapshots(
                                "qemu", NODE, 100, "web", "prod", List.of(new Snapshot("before", 999_900))))))
                .with(
                        ProxmoxFacts.CLIENT,
                        new ClientState(false, List.of(new EndpointState("https://pve1:8006", false, null, 9, 0))))
                .with(ProcfsFacts.DISKS, SomeMachine.blockDevices())
                .with(ZfsFacts.KSTATS, SomeMachine.kstats())
                .with(ZfsFacts.POOLS, SomeMachine.pools())
                .with(SensorFacts.SENSORS, SomeMachine.sensors())
                .with(SmartFacts.DISKS, SomeMachine.disks(null))
                .facts();
    }
}
