package hypervisor.demo;

import static java.lang.System.Logger.Level.DEBUG;

import hypervisor.demo.host.HostStandIn;
import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;

/// What `hypervisor-exporter demo` shows: a made-up libvirt daemon on a real unix socket, in a directory
/// that nobody else can enter and that is gone afterwards; a made-up Proxmox VE cluster on loopback,
/// whose authority's certificate is in that directory and whose token nobody else is told; and the files,
/// programs and sockets of its first node, with guests and ZFS, in that directory too.
public final class Demo implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Demo.class.getName());
    private static final int NODES = 3;
    private static final int GUESTS_PER_NODE = 8;
    private static final Duration OUTAGE_EVERY = Duration.ofMinutes(10);
    private static final Duration OUTAGE = Duration.ofMinutes(3);
    private static final String HOST = "pve1";

    /// `desk-107`, which runs on that node.
    private static final long STUCK = 107;

    private final Path directory;
    private final Path socket;
    private final LibvirtStandIn libvirt;
    private final ProxmoxStandIn proxmox;
    private final HostStandIn host;
    private final String proxmoxTokenSecret = UUID.randomUUID().toString();

    private Demo(Path directory, Path socket, LibvirtStandIn libvirt, ProxmoxStandIn proxmox, HostStandIn host) {
        this.directory = directory;
        this.socket = socket;
        this.libvirt = libvirt;
        this.proxmox = proxmox;
        this.host = host;
        proxmox.logins().token(Logins.TOKEN_ID, proxmoxTokenSecret);
    }

    public static Demo start() throws IOException {
        return start(InstantSource.system());
    }

    static Demo start(InstantSource clock) throws IOException {
        var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Path directory = Files.createTempDirectory("hypervisor-demo", ours);
        Path socket = directory.resolve("libvirt-sock-ro");
        Deque<AutoCloseable> started = new ArrayDeque<>();
        try {
            var machine = new DemoHost(clock);
            LibvirtStandIn libvirt = LibvirtStandIn.start(socket, machine);
            started.push(libvirt);
            libvirt.jobs().stickWhile(DemoGuests.OFTEN_STUCK, machine::stuck);
            var cluster = new GeneratedCluster(NODES, GUESTS_PER_NODE, 1, clock);
            cluster.troubles().downNowAndThen("pve3", OUTAGE_EVERY, OUTAGE);
            cluster.troubles().hang(STUCK, true);
            ProxmoxStandIn proxmox = ProxmoxStandIn.start(cluster, NODES, clock);
            started.push(proxmox);
            Files.writeString(caFile(directory), proxmox.authority().pem());
            Path files = Files.createDirectory(directory.resolve(HOST));
            return new Demo(directory, socket, libvirt, proxmox, HostStandIn.start(files, cluster, HOST, clock));
        } catch (IOException e) {
            started.forEach(Demo::closeQuietly);
            HostStandIn.remove(directory);
            throw new IOException("the demonstration cannot be set up in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static void closeQuietly(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            LOG.log(DEBUG, "a part of the demonstration does not end: {0}", e.getMessage());
        }
    }

    private static Path caFile(Path directory) {
        return directory.resolve("pve-root-ca.pem");
    }

    /// The daemon's URI.
    public String libvirtUri() {
        return "qemu+unix:///system?socket=" + socket;
    }

    /// The daemon itself, so that a test can ask what was asked of it.
    public LibvirtStandIn libvirt() {
        return libvirt;
    }

    /// `https://127.0.0.1:PORT`, one for each node of the cluster.
    public List<String> proxmoxEndpoints() {
        return proxmox.endpoints();
    }

    /// The certificate of the cluster's authority.
    public Path proxmoxCaFile() {
        return caFile(directory);
    }

    public String proxmoxTokenId() {
        return Logins.TOKEN_ID;
    }

    public String proxmoxTokenSecret() {
        return proxmoxTokenSecret;
    }

    /// The cluster itself, so that a test can ask what was asked of it.
    public ProxmoxStandIn proxmox() {
        return proxmox;
    }

    /// The node, seen from inside.
    public HostStandIn host() {
        return host;
    }

    @Override
    public void close() throws IOException {
        host.close();
        proxmox.close();
        libvirt.close();
        HostStandIn.remove(directory);
    }
}
