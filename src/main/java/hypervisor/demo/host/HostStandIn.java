package hypervisor.demo.host;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.demo.proxmox.GeneratedCluster;
import hypervisor.demo.proxmox.MadeGuest;
import hypervisor.demo.proxmox.MadeNode;
import hypervisor.log.Repeats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A node of a made-up cluster as it is seen from inside: files as the kernel and Proxmox VE have them, which are
/// written anew every two seconds, programs of ZFS, and the monitors of its guests. Of all that the cluster's API
/// tells, it
/// tells the same.
public final class HostStandIn implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(HostStandIn.class.getName());

    /// Some disks take a fifth of a millisecond for each of more than a hundred files.
    private static final Duration PACE = Duration.ofSeconds(2);

    private final Path directory;
    private final HostTree tree;
    private final HostFiles files;
    private final List<MonitorStandIn> monitors = new ArrayList<>();
    private final Repeats repeats = new Repeats(LOG);
    private final ExecutorService writer;

    private HostStandIn(Path directory, GeneratedCluster cluster, MadeNode node, InstantSource clock)
            throws IOException {
        this.directory = directory;
        this.tree = new HostTree(directory);
        this.files = new HostFiles(cluster, node, clock);
        this.writer = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("made-up host").factory());
    }

    /// @param directory that is there already, and is removed at the end
    /// @param node of the cluster
    public static HostStandIn start(Path directory, GeneratedCluster cluster, String node, InstantSource clock)
            throws IOException {
        MadeNode made = cluster.madeNode(node);
        var host = new HostStandIn(directory, cluster, made, clock);
        try {
            host.files.begin(host.tree);
            host.files.write(host.tree);
            host.listen(cluster, made);
        } catch (IOException e) {
            host.close();
            throw e;
        }
        host.writer.execute(host::keepWriting);
        return host;
    }

    /// Where something of the machine is: `proc`, `sys`, `dev`, `etc/pve`, `bin/zpool`.
    public Path path(String name) {
        return tree.path(name);
    }

    /// Where the monitors of guests are: above the machine's own files, since a socket's path must be short.
    public Path monitorSockets() {
        return directory.resolve("qmp");
    }

    /// The machine's `/`.
    public Path root() {
        return tree.path("");
    }

    /// Removes a directory and all that is in it.
    public static void remove(Path directory) throws IOException {
        HostTree.remove(directory);
    }

    private void listen(GeneratedCluster cluster, MadeNode node) throws IOException {
        Files.createDirectory(monitorSockets());
        for (MadeGuest guest : cluster.guestsOf(node)) {
            if (guest.isVm() && guest.started()) {
                monitors.add(MonitorStandIn.start(
                        monitorSockets().resolve(guest.vmid() + ".qmp"),
                        new MonitorAnswers(guest, cluster.isPaused(guest)),
                        () -> cluster.momentOf(guest),
                        cluster.troubles().hung(guest.vmid())));
            }
        }
    }

    private void keepWriting() {
        try {
            while (true) {
                Thread.sleep(PACE);
                write();
            }
        } catch (InterruptedException _) {
            // the end
        }
    }

    private void write() {
        try {
            files.write(tree);
            repeats.ended("files", "the demonstration's files are written again");
        } catch (IOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                repeats.failed("files", WARNING, "the demonstration's files cannot be written: " + e.getMessage());
            }
        }
    }

    @Override
    public void close() throws IOException {
        writer.shutdownNow();
        writer.close();
        for (MonitorStandIn monitor : monitors) {
            monitor.close();
        }
        HostTree.remove(directory);
    }
}
