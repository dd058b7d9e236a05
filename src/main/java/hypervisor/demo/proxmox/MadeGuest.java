package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A guest that nobody owns. What it is follows from its place among all guests and the cluster's seed.
///
/// @param place from 0 on; its number is 100 more
/// @param variety differs from guest to guest and from seed to seed
public record MadeGuest(int place, String node, int variety) {
    private static final long MIB = 1L << 20;
    private static final String[] ROLES = {"web", "db", "cache", "build", "dns", "mail", "git", "desk"};
    private static final String[] TAGS = {"prod;web", "prod", "", "dev", "backup;prod"};

    static MadeGuest of(int place, String node, long seed) {
        return new MadeGuest(place, node, (int) Math.floorMod(place * 7919L + seed * 104_729L, 10_007L));
    }

    public long vmid() {
        return 100L + place;
    }

    public boolean isVm() {
        return place % 3 != 2;
    }

    public String kind() {
        return isVm() ? "qemu" : "lxc";
    }

    String id() {
        return kind() + "/" + vmid();
    }

    public String name() {
        return ROLES[Math.floorMod(place, ROLES.length)] + "-" + vmid();
    }

    public String tags() {
        return TAGS[Math.floorMod(place, TAGS.length)];
    }

    public boolean inPool() {
        return place % 4 == 0;
    }

    boolean highlyAvailable() {
        return place % 8 == 0;
    }

    /// Being backed up.
    boolean locked() {
        return place % 40 == 9;
    }

    public boolean template() {
        return place % 12 == 3;
    }

    public boolean started() {
        return !template() && place % 12 != 1 && place % 12 != 8;
    }

    /// One guest of the whole cluster always is.
    boolean alwaysPaused() {
        return place == 4;
    }

    /// Processors. Some containers may only use half of one.
    public double processors() {
        return place % 9 == 5 ? 0.5 : 1 << (place % 4);
    }

    public long maxMemory() {
        return (512 * MIB) << (place % 5);
    }

    public long maxDisk() {
        return (8192 * MIB) << (place % 4);
    }

    public long memory(DemoMoment moment) {
        return moment.gauge(maxMemory() * 0.5, maxMemory() * 0.2, variety);
    }

    public long hostMemory(DemoMoment moment) {
        return memory(moment) + 60 * MIB;
    }

    public long used(DemoMoment moment) {
        return isVm() ? 0 : moment.gauge(maxDisk() * 0.4, maxDisk() * 0.1, variety + 1);
    }

    /// Seconds since the machine was started at which the guest was.
    public long startedAt() {
        return variety;
    }

    /// How many it has: the seconds of processor time that [#cpu] is the rate of.
    public double cpuSeconds(DemoMoment moment) {
        return moment.counter(0.3e6 * processors(), variety) / 1e6;
    }

    /// Of its network card, which it has one of.
    public String mac() {
        return String.format(Locale.ROOT, "BC:24:11:%02X:%02X:%02X", place >> 16 & 255, place >> 8 & 255, place & 255);
    }

    /// Its end on the host.
    public String link() {
        return (isVm() ? "tap" : "veth") + vmid() + "i0";
    }

    /// The volume that it is stored in, without its storage.
    public String volume() {
        return (isVm() ? "vm-" : "subvol-") + vmid() + "-disk-0";
    }

    /// Whether it says that it starts with its node; null where it says neither.
    public @Nullable Boolean onBoot() {
        return place % 3 != 0 ? Boolean.TRUE : place % 2 == 0 ? Boolean.FALSE : null;
    }

    /// Whether an agent is expected inside.
    public boolean agent() {
        return isVm() && place % 2 == 0;
    }

    /// How many writes a second its disk lets through; 0 for no limit.
    public long mostWrites() {
        return isVm() && place % 2 == 0 ? 2000 : 0;
    }

    /// How many were made of it, one each midnight.
    public int snapshots() {
        return place % 3;
    }

    /// Percent of the time that a part of it waited, with two digits.
    ///
    /// @param kind `cpusome`, `iofull`
    public double pressure(String kind, DemoMoment moment) {
        return Math.round(100 * (2 + 2 * moment.wave(variety + kind.length()))) / 100.0;
    }

    double cpu(DemoMoment moment) {
        return Math.round(1e6 * (0.3 + 0.25 * moment.wave(variety))) / 1e6;
    }

    public long received(DemoMoment moment) {
        return moment.counter(20_000 + variety * 10, variety + 2);
    }

    public long sent(DemoMoment moment) {
        return moment.counter(10_000 + variety * 5, variety + 3);
    }

    public long read(DemoMoment moment) {
        return moment.counter(100_000 + variety * 3, variety + 4);
    }

    public long written(DemoMoment moment) {
        return moment.counter(60_000 + variety * 2, variety + 1);
    }

    long uptime(DemoMoment moment) {
        return (long) moment.seconds() - startedAt();
    }

    public long pid() {
        return 1000 + vmid();
    }
}
