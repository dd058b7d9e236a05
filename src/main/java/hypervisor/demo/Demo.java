package hypervisor.demo;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.Logins;
import hypervisor.demo.proxmox.ProxmoxStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// What `hypervisor-exporter demo` shows: a made-up libvirt daemon on a real unix socket, in a directory
/// that nobody else can enter and that is gone afterwards, and a made-up Proxmox VE cluster on loopback,
/// whose authority's certificate is in that directory and whose token nobody else is told.
public final class Demo implements AutoCloseable {
    private static final int NODES = 3;
    private static final int GUESTS_PER_NODE = 8;
    private static final Duration OUTAGE_EVERY = Duration.ofMinutes(10);
    private static final Duration OUTAGE = Duration.ofMinutes(1);

    private final Path directory;
    private final Path socket;
    private final LibvirtStandIn libvirt;
    private final ProxmoxStandIn proxmox;
    private final String proxmoxTokenSecret = UUID.randomUUID().toString();

    private Demo(Path directory, Path socket, LibvirtStandIn libvirt, ProxmoxStandIn proxmox) {
        this.directory = directory;
        this.socket = socket;
        this.libvirt = libvirt;
        this.proxmox = proxmox;
        proxmox.logins().token(Logins.TOKEN_ID, proxmoxTokenSecret);
    }

    public static Demo start() throws IOException {
        return start(InstantSource.system());
    }

    static Demo start(InstantSource clock) throws IOException {
        var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Path directory = Files.createTempDirectory("hypervisor-demo", ours);
        Path socket = directory.resolve("libvirt-sock-ro");
        LibvirtStandIn libvirt = null;
        try {
            var host = new DemoHost(clock);
            libvirt = LibvirtStandIn.start(socket, host);
            libvirt.jobs().stickWhile(DemoGuests.OFTEN_STUCK, host::stuck);
            return new Demo(directory, socket, libvirt, cluster(directory, clock));
        } catch (IOException e) {
            if (libvirt != null) {
                libvirt.close();
            }
            Files.deleteIfExists(caFile(directory));
            Files.deleteIfExists(directory);
            throw new IOException("the demonstration cannot listen in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static ProxmoxStandIn cluster(Path directory, InstantSource clock) throws IOException {
        var cluster = new GeneratedCluster(NODES, GUESTS_PER_NODE, 1, clock);
        cluster.troubles().downNowAndThen("pve3", OUTAGE_EVERY, OUTAGE);
        var standIn = ProxmoxStandIn.start(cluster, NODES, clock);
        try {
            Files.writeString(caFile(directory), standIn.authority().pem());
            return standIn;
        } catch (IOException e) {
            standIn.close();
            throw e;
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

    @Override
    public void close() throws IOException {
        proxmox.close();
        libvirt.close();
        Files.deleteIfExists(caFile(directory));
        Files.deleteIfExists(directory);
    }
}
