package hypervisor.source.storage;

import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.tool.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A node called pve1, in a folder.
final class StorageHost {
    static final Duration LONG = Duration.ofSeconds(30);
    static final Space SOME = new Space(100, 60, 50);

    /// How often each path was looked at.
    final Map<Path, Integer> asked = new ConcurrentHashMap<>();

    final Path root;

    StorageHost(Path root) throws IOException {
        this.root = root;
        write("proc/sys/kernel/hostname", "pve1.example.test\n");
        mounts("/");
    }

    void write(String file, String text) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.writeString(root.resolve(file), text);
    }

    void mounts(String... points) throws IOException {
        var text = new StringBuilder();
        for (String point : points) {
            text.append("x ").append(point).append(" ext4 rw 0 0\n");
        }
        write("proc/1/mounts", text.toString());
    }

    void storages(String text) throws IOException {
        write("etc/pve/storage.cfg", text);
    }

    /// Programs that do what these shell scripts say, and note in `lvs.runs` and `vgs.runs` what they are asked.
    ///
    /// @return the path of `lvs`
    String programs(String lvs, String vgs) throws IOException {
        for (String[] tool : new String[][] {{"lvs", lvs}, {"vgs", vgs}}) {
            Path program = root.resolve(tool[0]);
            Files.writeString(program, "#!/bin/sh\necho \"$@\" >> " + program + ".runs\n" + tool[1] + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return root.resolve("lvs").toString();
    }

    Collector<?> collector(SpaceReader reader) {
        return collector(new StorageOptions("lvs", LONG, LONG, false), reader);
    }

    Collector<?> collector(StorageOptions options, SpaceReader reader) {
        var paths = new HostPaths(
                root.resolve("proc"),
                root.resolve("sys"),
                root.resolve("dev"),
                root,
                root.resolve("etc/pve"),
                root.resolve("run"));
        SpaceReader counting = path -> {
            asked.merge(path, 1, Integer::sum);
            return reader.of(path);
        };
        return new StorageCollectors(paths, new Isolation(), new Tools(), options, counting)
                .all()
                .getFirst();
    }

    static List<StorageUsage> usages(Collector<?> collector) throws IOException, InterruptedException {
        if (collector.collect(Deadline.in(LONG)) instanceof Reading.Present<?>(List<?> usages)) {
            return usages.stream().map(StorageUsage.class::cast).toList();
        }
        throw new AssertionError("nothing was read");
    }

    /// Of the first storage.
    StorageUsage first(SpaceReader reader) throws IOException, InterruptedException {
        return usages(collector(reader)).getFirst();
    }
}
