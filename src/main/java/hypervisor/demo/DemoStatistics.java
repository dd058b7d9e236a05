package hypervisor.demo;

import java.util.ArrayList;
import java.util.List;

/// What the statistics of a guest of the demonstration are at a moment: the keys libvirt has, in its order.
final class DemoStatistics {
    private static final long NANOS = 1_000_000_000;
    private static final long KIB_PER_MIB = 1024;
    private static final int SHUTOFF = 5;
    private static final int PAUSED = 3;

    private final DemoGuest guest;
    private final DemoMoment moment;
    private final int seed;
    private final List<Parameter> all = new ArrayList<>();

    DemoStatistics(DemoGuest guest, DemoMoment moment) {
        this.guest = guest;
        // a paused guest's counters stand still
        this.moment = guest.state() == PAUSED ? new DemoMoment(86_400) : moment;
        this.seed = guest.name().hashCode() & 0xffff;
    }

    List<Parameter> parameters() {
        all.add(Parameter.int32("state.state", guest.state()));
        all.add(Parameter.int32("state.reason", 1));
        if (guest.state() == SHUTOFF) {
            shutOff();
        } else {
            cpu();
            balloon();
            vcpus();
            interfaces();
            blocks();
            perf();
            ioThreads();
            dirtyRate();
            vm();
        }
        return all;
    }

    /// Like libvirt's, which tells the daemon's own CPU time here.
    private void shutOff() {
        unsigned("cpu.time", moment.counter(0.01 * NANOS, 1));
        unsigned("balloon.current", guest.mebibytes() * KIB_PER_MIB);
        unsigned("balloon.maximum", guest.mebibytes() * KIB_PER_MIB);
        all.add(Parameter.uint32("vcpu.maximum", guest.vcpus()));
        all.add(Parameter.uint32("block.count", guest.disks().size()));
        for (int i = 0; i < guest.disks().size(); i++) {
            String key = "block." + i + ".";
            DemoDisk disk = guest.disks().get(i);
            all.add(Parameter.string(key + "name", disk.target()));
            all.add(Parameter.string(key + "path", disk.source()));
            unsigned(key + "capacity", (long) disk.gibibytes() << 30);
            unsigned(key + "physical", (long) disk.gibibytes() << 29);
        }
    }

    private void cpu() {
        long user = moment.counter(0.9 * guest.cores() * NANOS, seed);
        long system = moment.counter(0.1 * guest.cores() * NANOS, seed + 1);
        unsigned("cpu.time", user + system);
        unsigned("cpu.user", user);
        unsigned("cpu.system", system);
        all.add(Parameter.uint32("cpu.cache.monitor.count", 0));
        unsigned("cpu.haltpoll.success.time", system / 10);
        unsigned("cpu.haltpoll.fail.time", system / 20);
    }

    private void balloon() {
        long total = guest.mebibytes() * KIB_PER_MIB;
        unsigned("balloon.current", total);
        unsigned("balloon.maximum", total);
        if (guest.balloon()) {
            long usable = moment.gauge(total * 0.45, total * 0.2, seed + 2);
            unsigned("balloon.swap_in", 0);
            unsigned("balloon.swap_out", 0);
            unsigned("balloon.major_fault", moment.counter(0.2, seed + 3));
            unsigned("balloon.minor_fault", moment.counter(140, seed + 4));
            unsigned("balloon.unused", usable / 3);
            unsigned("balloon.available", total * 97 / 100);
            unsigned("balloon.usable", usable);
            unsigned("balloon.last-update", (long) (1_760_000_000 + moment.seconds()) / 10 * 10);
            unsigned("balloon.disk_caches", usable / 2);
            unsigned("balloon.hugetlb_pgalloc", 0);
            unsigned("balloon.hugetlb_pgfail", 0);
        }
        unsigned("balloon.rss", moment.gauge(total * 0.8, total * 0.05, seed + 2));
    }

    private void vcpus() {
        all.add(Parameter.uint32("vcpu.current", guest.vcpus()));
        all.add(Parameter.uint32("vcpu.maximum", guest.vcpus()));
        for (int i = 0; i < guest.vcpus(); i++) {
            String key = "vcpu." + i + ".";
            double share = guest.cores() / guest.vcpus();
            all.add(Parameter.int32(key + "state", 1));
            unsigned(key + "time", moment.counter(0.95 * share * NANOS, seed + i));
            unsigned(key + "wait", moment.counter(0.002 * NANOS, seed + i));
            unsigned(key + "delay", moment.counter(0.01 * share * NANOS, seed + i + 1));
            unsigned(key + "exits.sum", moment.counter(900 * share, seed + i));
            unsigned(key + "halt_exits.sum", moment.counter(120, seed + i + 2));
            unsigned(key + "halt_poll_success_ns.sum", moment.counter(0.001 * NANOS, seed + i));
            unsigned(key + "irq_injections.sum", moment.counter(300 * share, seed + i + 1));
            all.add(Parameter.bool(key + "guest_mode.cur", moment.wave(seed + i) > 0));
        }
    }

    private void interfaces() {
        all.add(Parameter.uint32("net.count", guest.interfaces().size()));
        for (int i = 0; i < guest.interfaces().size(); i++) {
            all.addAll(guest.interfaces().get(i).statistics(i, moment, seed + 10 * i));
        }
    }

    private void blocks() {
        all.add(Parameter.uint32(
                "block.count", guest.disks().stream().mapToInt(DemoDisk::images).sum()));
        int number = 0;
        for (DemoDisk disk : guest.disks()) {
            all.addAll(disk.statistics(number, moment, seed + 7 * number));
            number += disk.images();
        }
    }

    private void perf() {
        if (guest.counts()) {
            unsigned("perf.context_switches", moment.counter(1500, seed + 5));
            unsigned("perf.page_faults", moment.counter(12, seed + 6));
        }
    }

    private void ioThreads() {
        if (guest.ioThreads() > 0) {
            all.add(Parameter.uint32("iothread.count", guest.ioThreads()));
            for (int id = guest.ioThreads(); id > 0; id--) {
                unsigned("iothread." + id + ".poll-max-ns", 32768);
                all.add(Parameter.uint32("iothread." + id + ".poll-grow", 0));
                all.add(Parameter.uint32("iothread." + id + ".poll-shrink", 0));
            }
        }
    }

    private void dirtyRate() {
        all.add(Parameter.int32("dirtyrate.calc_status", guest.counts() ? 2 : 0));
        all.add(Parameter.int64("dirtyrate.calc_start_time", guest.counts() ? 4409 : 0));
        all.add(Parameter.int32("dirtyrate.calc_period", guest.counts() ? 1 : 0));
        all.add(Parameter.string("dirtyrate.calc_mode", "page-sampling"));
        if (guest.counts()) {
            all.add(Parameter.int64("dirtyrate.megabytes_per_second", moment.gauge(40, 30, seed)));
        }
    }

    private void vm() {
        unsigned("vm.remote_tlb_flush.sum", moment.counter(8, seed + 8));
        unsigned("vm.pages_4k.cur", moment.gauge(40_000, 9_000, seed + 8));
        unsigned("vm.pages_2m.cur", guest.mebibytes() / 2);
        unsigned("vm.max_mmu_page_hash_collisions.max", 2);
    }

    private void unsigned(String key, long value) {
        all.add(Parameter.uint64(key, value));
    }
}
