package hypervisor.demo;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The machine of the demonstration: a dozen guests whose counters grow and whose sizes go up and down with time.
public final class DemoHost implements StandInHost {
    /// It has been running for a day when the demonstration begins.
    private static final double UPTIME = 86_400;

    private static final int CPUS = 16;
    private static final long GIB = 1L << 30;
    private static final long MEMORY = 128 * GIB;
    private static final double NANOS = 1e9;

    /// A migration takes this long, and begins anew.
    private static final int MIGRATION = 300;

    private final InstantSource clock;
    private final long began;

    public DemoHost(InstantSource clock) {
        this.clock = clock;
        this.began = clock.millis();
    }

    /// Whether the hypervisor process of the guest that is often stuck does not answer now: the last 40 seconds of
    /// every three minutes.
    boolean stuck() {
        return moment().seconds() % 180 > 140;
    }

    @Override
    public StandInNode node() {
        DemoMoment moment = moment();
        long free = moment.gauge(MEMORY * 0.3, MEMORY * 0.05, 1);
        return new StandInNode(
                "QEMU",
                "demo.example",
                StandInNode.version(10, 0, 2),
                StandInNode.version(11, 3, 0),
                "<capabilities><host><cpu><arch>x86_64</arch></cpu></host></capabilities>",
                "x86_64",
                MEMORY / 1024,
                CPUS,
                2600,
                2,
                1,
                CPUS / 2,
                1,
                cpuTimes(moment),
                memoryStats(free),
                free);
    }

    @Override
    public List<StandInDomain> domains() {
        DemoMoment moment = moment();
        return DemoGuests.ALL.stream().map(guest -> domain(guest, moment)).toList();
    }

    private static StandInDomain domain(DemoGuest guest, DemoMoment moment) {
        StandInDomain domain = guest.domain(moment).withKeeping(true, guest.nova() == null, false);
        return switch (guest.name()) {
            case DemoGuests.MOVING -> domain.with(migration(moment));
            case DemoGuests.DATABASE ->
                domain.withSnapshots(List.of("before-upgrade", "after-upgrade"), List.of("nightly"));
            case DemoGuests.SAVED -> domain.withKeeping(true, false, true);
            case DemoGuests.TALKATIVE -> domain.withGuest(DemoAgent.answer(moment));
            default -> domain;
        };
    }

    private static StandInJob migration(DemoMoment moment) {
        double done = moment.seconds() % MIGRATION / MIGRATION;
        long elapsed = (long) (done * MIGRATION * 1000);
        return StandInJob.migration(elapsed, MIGRATION * 1000L - elapsed, 8 * GIB, (long) (done * 8 * GIB));
    }

    @Override
    public List<StandInPool> pools() {
        long used = moment().counter(40_000, 3);
        return List.of(
                pool("images", 2, 2000 * GIB, 700 * GIB + used, volumes()),
                pool("backup", 3, 4000 * GIB, 3900 * GIB, List.of()),
                pool("retired", 0, 0, 0, List.of()));
    }

    private static StandInPool pool(
            String name, int state, long capacity, long allocation, List<StandInPool.Volume> volumes) {
        UUID uuid = DemoNova.uuid("pool " + name);
        return new StandInPool(
                name, uuid, state, capacity, allocation, capacity - allocation, true, state != 0, volumes);
    }

    private static List<StandInPool.Volume> volumes() {
        return List.of(
                new StandInPool.Volume("build.qcow2", "/var/lib/libvirt/images/build.qcow2", 0, 200 * GIB, 66 * GIB),
                new StandInPool.Volume("base.qcow2", "/var/lib/libvirt/images/base.qcow2", 0, 10 * GIB, GIB));
    }

    @Override
    public List<StandInNetwork> networks() {
        long expiry = (clock.millis() / 1000 / 3600 + 1) * 3600;
        return List.of(
                new StandInNetwork(
                        "default",
                        DemoNova.uuid("network default"),
                        true,
                        true,
                        true,
                        "virbr0",
                        List.of(
                                lease(8, DemoGuests.TALKATIVE, expiry),
                                lease(10, DemoGuests.OFTEN_STUCK, expiry),
                                lease(11, "tiny", expiry))),
                new StandInNetwork(
                        "isolated", DemoNova.uuid("network isolated"), false, true, false, "virbr1", List.of()));
    }

    private static StandInNetwork.Lease lease(int number, String name, long expiry) {
        return new StandInNetwork.Lease(
                "52:54:00:00:00:%02x".formatted(number), "192.168.122." + number, 24, name, expiry);
    }

    private static Map<String, Long> cpuTimes(DemoMoment moment) {
        Map<String, Long> times = new LinkedHashMap<>();
        times.put("kernel", moment.counter(1.5 * NANOS, 11));
        times.put("user", moment.counter(10.5 * NANOS, 12));
        times.put("idle", moment.counter(3.7 * NANOS, 13));
        times.put("iowait", moment.counter(0.3 * NANOS, 14));
        return times;
    }

    private static Map<String, Long> memoryStats(long free) {
        Map<String, Long> kib = new LinkedHashMap<>();
        kib.put("total", MEMORY / 1024);
        kib.put("free", free / 1024);
        kib.put("buffers", GIB / 1024);
        kib.put("cached", 12 * GIB / 1024);
        return kib;
    }

    private DemoMoment moment() {
        return new DemoMoment(UPTIME + (clock.millis() - began) / 1000.0);
    }
}
