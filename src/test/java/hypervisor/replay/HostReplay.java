package hypervisor.replay;

import hypervisor.dialect.Dialect;
import hypervisor.exposition.Format;
import hypervisor.fact.Facts;
import hypervisor.scrape.Collector;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.pmxcfs.PmxcfsCollectors;
import hypervisor.source.procfs.ProcfsCollectors;
import hypervisor.source.procfs.RunningGuests;
import hypervisor.source.qemu.MonitorOptions;
import hypervisor.source.qemu.MonitorReadings;
import hypervisor.source.qemu.QemuCollectors;
import hypervisor.source.qemu.QemuFacts;
import hypervisor.source.storage.Space;
import hypervisor.source.storage.SpaceReader;
import hypervisor.source.storage.StorageCollectors;
import hypervisor.source.storage.StorageOptions;
import hypervisor.source.sysfs.SysfsCollectors;
import hypervisor.source.tool.Tools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The whole way from a recorded node's files and monitors to text.
final class HostReplay {
    private static final long BLOCK = 4096;

    /// What statvfs said of the node's mounts.
    private static final Map<String, Space> SPACE = Map.of(
            "var/lib/vz", new Space(786_432 * BLOCK, 778_181 * BLOCK, 778_181 * BLOCK),
            "var/lib/vz2", new Space(786_432 * BLOCK, 778_181 * BLOCK, 778_181 * BLOCK),
            "before/srv/pve/shared", new Space(66_053_021 * BLOCK, 57_405_883 * BLOCK, 17_950_590 * BLOCK),
            "after/srv/pve/shared", new Space(66_053_021 * BLOCK, 57_405_514 * BLOCK, 17_950_221 * BLOCK));

    private HostReplay() {}

    /// What a first scrape says that waits for everything.
    ///
    /// @param recording the folder with `host.txt` and more
    /// @param moment `before` or `after`
    /// @param exact whether faults of the original are kept
    static String scrape(
            Path recording, String moment, MonitorOptions.Way way, boolean exact, Dialect dialect, Path directory)
            throws IOException {
        RecordedTree.put(recording.resolve("host.txt"), directory);
        RecordedTree.put(recording.resolve(moment + ".txt"), directory);
        HostPaths paths = paths(directory);
        try (var monitors = new RecordedMonitors(directory.resolve("qm"), paths.qemuServer())) {
            var options = new MonitorOptions(
                    way, Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ZERO, true, monitors.program());
            var guests = new RunningGuests(paths);
            try (var qemu = new QemuCollectors(paths, guests, options);
                    var scraper = new Scraper(collectors(paths, guests, qemu, exact, directory, moment))) {
                Facts facts =
                        scraper.scrapeAll(dialect.facts(), CollectorFilter.ALL, Deadline.in(Duration.ofSeconds(60)));
                complain(facts);
                var out = new ByteArrayOutputStream();
                Format.TEXT.write(dialect.render(facts), out);
                return out.toString(StandardCharsets.UTF_8);
            }
        }
    }

    /// Every monitor answers.
    private static void complain(Facts facts) {
        MonitorReadings readings = facts.value(QemuFacts.MONITORS);
        if (readings == null || !readings.failures().isEmpty()) {
            throw new AssertionError(readings == null ? facts.get(QemuFacts.MONITORS) : readings.failures());
        }
    }

    private static List<Collector<?>> collectors(
            HostPaths paths, RunningGuests guests, QemuCollectors qemu, boolean exact, Path directory, String moment) {
        var isolation = new Isolation();
        var storages = new StorageOptions("lvs-is-not-there", Duration.ofSeconds(20), Duration.ofSeconds(10), exact);
        SpaceReader space = path -> {
            String name = directory.relativize(path).toString();
            Space known = SPACE.getOrDefault(moment + "/" + name, SPACE.get(name));
            if (known == null) {
                throw new NoSuchFileException(path.toString());
            }
            return known;
        };
        List<Collector<?>> all = new ArrayList<>(new ProcfsCollectors(paths, guests).all());
        all.addAll(new SysfsCollectors(paths, guests).all());
        all.addAll(new PmxcfsCollectors(paths, isolation).all());
        all.addAll(qemu.all());
        all.addAll(new StorageCollectors(paths, isolation, new Tools(), storages, space).all());
        return all;
    }

    private static HostPaths paths(Path directory) {
        return new HostPaths(
                directory.resolve("proc"),
                directory.resolve("sys"),
                directory.resolve("dev"),
                directory,
                directory.resolve("etc/pve"),
                directory.resolve("run"));
    }
}
