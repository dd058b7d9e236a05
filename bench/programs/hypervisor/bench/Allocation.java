package hypervisor.bench;

import com.sun.management.ThreadMXBean;
import hypervisor.dialect.Dialect;
import hypervisor.dialect.DialectOptions;
import hypervisor.dialect.Dialects;
import hypervisor.exposition.Format;
import hypervisor.scrape.Collector;
import hypervisor.scrape.CollectorFilter;
import hypervisor.scrape.Deadline;
import hypervisor.scrape.Scraper;
import hypervisor.source.HostPaths;
import hypervisor.source.Isolation;
import hypervisor.source.cgroup.CgroupCollectors;
import hypervisor.source.pmxcfs.PmxcfsCollectors;
import hypervisor.source.procfs.ProcfsCollectors;
import hypervisor.source.procfs.RunningGuests;
import hypervisor.source.sysfs.SysfsCollectors;
import hypervisor.source.zfs.kstat.KstatCollector;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How much memory scrapes of a host take and give back, read, told and written, in this process.
final class Allocation {
    private static final int SCRAPES = 20;

    private Allocation() {}

    /// Megabytes (of 1,000,000 bytes) for each scrape.
    static double megabytes(Path root, String dialect) throws IOException {
        HostPaths paths = new HostPaths(
                root.resolve("proc"),
                root.resolve("sys"),
                root.resolve("dev"),
                root,
                root.resolve("pve"),
                root.resolve("qemu-server"));
        Dialect spoken = Objects.requireNonNull(Dialects.named(dialect, DialectOptions.DOCUMENTED));
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (var scraper = new Scraper(collectors(paths))) {
            scrapes(scraper, spoken);
            long before = threads.getTotalThreadAllocatedBytes();
            scrapes(scraper, spoken);
            return (threads.getTotalThreadAllocatedBytes() - before) / 1e6 / SCRAPES;
        }
    }

    private static List<Collector<?>> collectors(HostPaths paths) {
        var guests = new RunningGuests(paths);
        List<Collector<?>> all = new ArrayList<>(new ProcfsCollectors(paths, guests).all());
        all.addAll(new CgroupCollectors(paths).all());
        all.addAll(new SysfsCollectors(paths, guests).all());
        all.addAll(new PmxcfsCollectors(paths, new Isolation()).all());
        all.add(new KstatCollector(paths));
        return all;
    }

    private static void scrapes(Scraper scraper, Dialect dialect) throws IOException {
        for (int i = 0; i < SCRAPES; i++) {
            var facts = scraper.scrapeAll(dialect.facts(), CollectorFilter.ALL, Deadline.in(Duration.ofSeconds(30)));
            Format.TEXT.write(dialect.render(facts), OutputStream.nullOutputStream());
        }
    }
}
