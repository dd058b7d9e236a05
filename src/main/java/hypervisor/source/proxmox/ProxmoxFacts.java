package hypervisor.source.proxmox;

import hypervisor.fact.Fact;
import hypervisor.source.proxmox.cluster.ApiVersion;
import hypervisor.source.proxmox.cluster.BackupCoverage;
import hypervisor.source.proxmox.cluster.CephStatus;
import hypervisor.source.proxmox.cluster.ClusterStatus;
import hypervisor.source.proxmox.cluster.HaStatus;
import hypervisor.source.proxmox.cluster.Qdevice;
import hypervisor.source.proxmox.cluster.Resources;
import hypervisor.source.proxmox.cluster.TaskActivity;
import hypervisor.source.proxmox.node.AgentReport;
import hypervisor.source.proxmox.node.Certificate;
import hypervisor.source.proxmox.node.ConfiguredGuest;
import hypervisor.source.proxmox.node.ContainerDetail;
import hypervisor.source.proxmox.node.Disk;
import hypervisor.source.proxmox.node.GuestSnapshots;
import hypervisor.source.proxmox.node.LastBackup;
import hypervisor.source.proxmox.node.NodeMeasurement;
import hypervisor.source.proxmox.node.NodePressure;
import hypervisor.source.proxmox.node.NodeReadings;
import hypervisor.source.proxmox.node.NodeService;
import hypervisor.source.proxmox.node.NodeStatus;
import hypervisor.source.proxmox.node.NodeStorage;
import hypervisor.source.proxmox.node.PendingUpdates;
import hypervisor.source.proxmox.node.Replication;
import hypervisor.source.proxmox.node.StoredBackups;
import hypervisor.source.proxmox.node.Subscription;
import hypervisor.source.proxmox.node.VmDetail;
import hypervisor.source.proxmox.node.ZfsPool;
import java.util.List;

/// All that can be read from a Proxmox VE cluster.
public final class ProxmoxFacts {
    /// As in `hypervisor_up`.
    public static final String SOURCE = "proxmox";

    public static final Fact<Resources> RESOURCES = Fact.named("Proxmox VE resources");
    public static final Fact<ClusterStatus> CLUSTER = Fact.named("Proxmox VE cluster status");
    public static final Fact<ApiVersion> VERSION = Fact.named("Proxmox VE version");
    public static final Fact<Qdevice> QDEVICE = Fact.named("Proxmox VE QDevice");
    public static final Fact<BackupCoverage> BACKUP_COVERAGE = Fact.named("Proxmox VE backup coverage");
    public static final Fact<HaStatus> HA = Fact.named("Proxmox VE HA status");
    public static final Fact<NodeReadings<NodeStatus>> NODE_STATUS = Fact.named("Proxmox VE node status");
    public static final Fact<NodeReadings<NodeMeasurement>> MEASUREMENTS = Fact.named("Proxmox VE measurements");
    public static final Fact<NodeReadings<VmDetail>> VMS = Fact.named("Proxmox VE VMs");
    public static final Fact<NodeReadings<ContainerDetail>> CONTAINERS = Fact.named("Proxmox VE containers");
    public static final Fact<NodeReadings<NodeStorage>> STORAGES = Fact.named("Proxmox VE storages");
    public static final Fact<NodeReadings<Disk>> DISKS = Fact.named("Proxmox VE disks");
    public static final Fact<NodeReadings<ZfsPool>> ZFS_POOLS = Fact.named("Proxmox VE ZFS pools");
    public static final Fact<NodeReadings<Certificate>> CERTIFICATES = Fact.named("Proxmox VE certificates");
    public static final Fact<NodeReadings<Replication>> REPLICATIONS = Fact.named("Proxmox VE replications");
    public static final Fact<NodeReadings<LastBackup>> BACKUPS = Fact.named("Proxmox VE backups");
    public static final Fact<NodeReadings<GuestSnapshots>> SNAPSHOTS = Fact.named("Proxmox VE snapshots");
    public static final Fact<NodeReadings<StoredBackups>> STORED_BACKUPS = Fact.named("Proxmox VE stored backups");
    public static final Fact<NodeReadings<AgentReport>> AGENTS = Fact.named("Proxmox VE guest agents");
    public static final Fact<NodeReadings<PendingUpdates>> UPDATES = Fact.named("Proxmox VE pending updates");
    public static final Fact<NodeReadings<NodeService>> SERVICES = Fact.named("Proxmox VE services");
    public static final Fact<NodeReadings<NodePressure>> PRESSURES = Fact.named("Proxmox VE node pressure");
    public static final Fact<TaskActivity> TASKS = Fact.named("Proxmox VE tasks");
    public static final Fact<CephStatus> CEPH = Fact.named("Proxmox VE Ceph status");
    public static final Fact<NodeReadings<ConfiguredGuest>> CONFIGS = Fact.named("Proxmox VE guest configuration");
    public static final Fact<NodeReadings<Subscription>> SUBSCRIPTIONS = Fact.named("Proxmox VE subscriptions");
    public static final Fact<List<PrivilegeGap>> PRIVILEGES = Fact.named("Proxmox VE missing privileges");
    public static final Fact<ClientState> CLIENT = Fact.named("Proxmox VE API client");

    private ProxmoxFacts() {}
}
