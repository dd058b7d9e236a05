package hypervisor.source.zfs;

import hypervisor.source.HostPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/// Programs `zpool` and `zfs` that print what files hold, and a `/proc` with the pools.
///
/// A pool's directory has the answers: `zpool-get`, `zpool-status`, `zpool-iostat`, `zfs-get`, `zfs-list`. With a file
/// `hang-zfs-get` the program does not end, with `endless-zfs-get` it prints without end. Arguments in the file
/// `unknown` are refused as usage errors are.
public final class FakeZfs {
    private static final String PROGRAM = """
            #!/bin/sh
            here=$(dirname "$0")
            for pool; do :; done
            what="$(basename "$0")-$1"
            echo "$(basename "$0") $*" >> "$here/calls"
            if [ -e "$here/unknown" ] && echo " $* " | grep -q -e "$(cat "$here/unknown")"; then
                echo "invalid option" >&2
                exit 2
            fi
            if [ -e "$here/refused" ]; then
                echo "Permission denied the ZFS utilities must be run as root." >&2
                exit 1
            fi
            if [ -e "$here/$pool/hang-$what" ]; then exec sleep 600; fi
            if [ -e "$here/$pool/endless-$what" ]; then exec yes "$pool"; fi
            if [ ! -e "$here/$pool/$what" ]; then
                echo "cannot open '$pool': no such pool" >&2
                exit 1
            fi
            exec cat "$here/$pool/$what"
            """;

    private final Path directory;
    private final Path proc;

    public FakeZfs(Path directory) throws IOException {
        this.directory = directory;
        this.proc = directory.resolve("proc");
        for (String program : List.of("zpool", "zfs")) {
            Path file = Files.writeString(directory.resolve(program), PROGRAM);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /// A pool that the kernel has, whose programs print what is in this file of the fixtures.
    public FakeZfs pool(String name) throws IOException {
        Files.createDirectories(proc.resolve("spl/kstat/zfs").resolve(name));
        Files.createDirectories(directory.resolve(name));
        return this;
    }

    public FakeZfs answer(String pool, String what, String text) throws IOException {
        Files.writeString(directory.resolve(pool).resolve(what), text);
        return this;
    }

    /// With all that the fixtures have, the pool's name put for theirs.
    public FakeZfs full(String pool) throws IOException {
        return pool(pool)
                .answer(pool, "zpool-get", ZfsFixtures.made("pool-get-2.1.tsv").replaceAll("(?m)^tank", pool))
                .answer(
                        pool,
                        "zpool-status",
                        ZfsFixtures.made("status-2.3.json").replace("\"tank\"", '"' + pool + '"'))
                .answer(pool, "zpool-iostat", ZfsFixtures.made("iostat-2.1.txt").replace("tank", pool))
                .answer(pool, "zfs-get", ZfsFixtures.made("dataset-get.tsv").replaceAll("(?m)^tank", pool))
                .answer(pool, "zfs-list", ZfsFixtures.made("snapshots.tsv").replaceAll("(?m)^tank", pool));
    }

    public void mark(String file) throws IOException {
        Files.writeString(directory.resolve(file), "");
    }

    public void unmark(String file) throws IOException {
        Files.delete(directory.resolve(file));
    }

    /// Arguments of which a program does not know one, as a pattern of grep.
    public void unknown(String pattern) throws IOException {
        Files.writeString(directory.resolve("unknown"), pattern);
    }

    /// Each run so far, as `zpool get …`.
    public List<String> calls() throws IOException {
        Path calls = directory.resolve("calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    public ZfsOptions options(Duration timeout, List<String> pools, List<String> exclude) {
        var paths = new HostPaths(proc, directory, directory, directory, directory, directory);
        return ZfsOptions.of(
                paths,
                directory.resolve("zpool").toString(),
                directory.resolve("zfs").toString(),
                timeout,
                pools,
                exclude);
    }
}
