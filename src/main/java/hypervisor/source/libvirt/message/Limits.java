package hypervisor.source.libvirt.message;

/// The most elements or bytes the protocol allows, from libvirt's `remote_protocol.x`.
/// They count elements unless the comment says otherwise.
public final class Limits {
    /// `REMOTE_STRING_MAX`, bytes.
    public static final int STRING = 4 * 1024 * 1024;
    /// `REMOTE_DOMAIN_LIST_MAX`.
    public static final int DOMAINS = 16_384;
    /// `REMOTE_NETWORK_LIST_MAX`.
    public static final int NETWORKS = 16_384;
    /// `REMOTE_NETWORK_PORT_LIST_MAX`.
    public static final int NETWORK_PORTS = 16_384;
    /// `REMOTE_STORAGE_POOL_LIST_MAX`.
    public static final int POOLS = 16_384;
    /// `REMOTE_STORAGE_VOL_LIST_MAX`.
    public static final int VOLUMES = 16_384;
    /// `REMOTE_DOMAIN_SNAPSHOT_LIST_MAX`, checkpoints too.
    public static final int SNAPSHOTS = 16_384;
    /// `REMOTE_NODE_DEVICE_LIST_MAX`.
    public static final int NODE_DEVICES = 65_536;
    /// `REMOTE_CONNECT_GET_ALL_DOMAIN_STATS_MAX`: typed parameters of one domain.
    public static final int DOMAIN_STATS_PARAMS = 262_144;
    /// `REMOTE_DOMAIN_BLOCK_STATS_PARAMETERS_MAX`.
    public static final int BLOCK_STATS_PARAMS = 16;
    /// `REMOTE_DOMAIN_BLOCK_IO_TUNE_PARAMETERS_MAX`.
    public static final int BLOCK_TUNE_PARAMS = 32;
    /// `REMOTE_DOMAIN_INTERFACE_PARAMETERS_MAX`.
    public static final int INTERFACE_PARAMS = 16;
    /// `REMOTE_DOMAIN_MEMORY_STATS_MAX`.
    public static final int MEMORY_STATS = 1024;
    /// `REMOTE_NODE_CPU_STATS_MAX`.
    public static final int NODE_CPU_STATS = 16;
    /// `REMOTE_NODE_MEMORY_STATS_MAX`.
    public static final int NODE_MEMORY_STATS = 16;
    /// `REMOTE_NODE_MAX_CELLS`.
    public static final int CELLS = 1024;
    /// `REMOTE_CPUMAP_MAX`, bytes.
    public static final int CPU_MAP = 2048;
    /// `REMOTE_VCPUINFO_MAX`.
    public static final int VCPUS = 16_384;
    /// `REMOTE_CPUMAPS_MAX`, bytes.
    public static final int CPU_MAPS = 8_388_608;
    /// `REMOTE_DOMAIN_JOB_STATS_MAX`.
    public static final int JOB_STATS = 64;
    /// `REMOTE_DOMAIN_GUEST_INFO_PARAMS_MAX`.
    public static final int GUEST_INFO_PARAMS = 2048;
    /// `REMOTE_DOMAIN_FSINFO_MAX`: mount points of one guest.
    public static final int FILESYSTEMS = 256;
    /// `REMOTE_DOMAIN_FSINFO_DISKS_MAX`: disks of one mount point.
    public static final int FILESYSTEM_DISKS = 256;
    /// `REMOTE_DOMAIN_INTERFACE_MAX`.
    public static final int INTERFACES = 2048;
    /// `REMOTE_DOMAIN_IP_ADDR_MAX`: addresses of one interface.
    public static final int INTERFACE_ADDRESSES = 2048;
    /// `REMOTE_NETWORK_DHCP_LEASES_MAX`.
    public static final int DHCP_LEASES = 65_536;
    /// `REMOTE_DOMAIN_DISK_ERRORS_MAX`.
    public static final int DISK_ERRORS = 256;
    /// `REMOTE_IOTHREAD_INFO_MAX`.
    public static final int IO_THREADS = 16_384;
    /// `REMOTE_DOMAIN_GET_CPU_STATS_MAX`.
    public static final int DOMAIN_CPU_STATS = 2048;
    /// `REMOTE_DOMAIN_GET_CPU_STATS_NCPUS_MAX`.
    public static final int DOMAIN_CPU_STATS_CPUS = 128;
    /// `REMOTE_AUTH_TYPE_LIST_MAX`.
    public static final int AUTH_TYPES = 20;
    /// `REMOTE_AUTH_SASL_DATA_MAX`, bytes.
    public static final int SASL_DATA = 65_536;
    /// `REMOTE_DOMAIN_MESSAGES_MAX`.
    public static final int MESSAGES = 2048;

    private Limits() {}
}
