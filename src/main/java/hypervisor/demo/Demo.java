package hypervisor.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;

/// What `hypervisor-exporter demo` shows: a made-up libvirt daemon on a real unix socket, in a directory that nobody
/// else can enter and that is gone afterwards.
public final class Demo implements AutoCloseable {
    private final Path directory;
    private final Path socket;
    private final LibvirtStandIn libvirt;

    private Demo(Path directory, Path socket, LibvirtStandIn libvirt) {
        this.directory = directory;
        this.socket = socket;
        this.libvirt = libvirt;
    }

    public static Demo start() throws IOException {
        return start(InstantSource.system());
    }

    static Demo start(InstantSource clock) throws IOException {
        var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        Path directory = Files.createTempDirectory("hypervisor-demo", ours);
        try {
            Path socket = directory.resolve("libvirt-sock-ro");
            var host = new DemoHost(clock);
            var libvirt = LibvirtStandIn.start(socket, host);
            libvirt.jobs().stickWhile(DemoGuests.OFTEN_STUCK, host::stuck);
            return new Demo(directory, socket, libvirt);
        } catch (IOException e) {
            Files.deleteIfExists(directory);
            throw new IOException("the demonstration cannot use a socket in " + directory + ": " + e.getMessage(), e);
        }
    }

    /// The daemon's URI.
    public String libvirtUri() {
        return "qemu+unix:///system?socket=" + socket;
    }

    /// The daemon itself, so that a test can ask what was asked of it.
    public LibvirtStandIn libvirt() {
        return libvirt;
    }

    @Override
    public void close() throws IOException {
        libvirt.close();
        Files.deleteIfExists(directory);
    }
}
