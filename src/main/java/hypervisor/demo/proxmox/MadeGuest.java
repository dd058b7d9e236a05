package hypervisor.demo.proxmox;

import hypervisor.demo.DemoMoment;

/// A guest that nobody owns. What it is follows from its place among all guests and the cluster's seed.
///
/// @param place from 0 on; its number is 100 more
/// @param variety differs from guest to guest and from seed to seed
record MadeGuest(int place, String node, int variety) {
    private static final long MIB = 1L << 20;
    private static final String[] ROLES = {"web", "db", "cache", "build", "dns", "mail", "git", "desk"};
    private static final String[] TAGS = {"prod;web", "prod", "", "dev", "backup;prod"};

    static MadeGuest of(int place, String node, long seed) {
        return new MadeGuest(place, node, (int) Math.floorMod(place * 7919L + seed * 104_729L, 10_007L));
    }

    long vmid() {
        return 100L + place;
    }

    boolean isVm() {
        return place % 3 != 2;
    }

    String kind() {
        return isVm() ? "qemu" : "lxc";
    }

    String id() {
        return kind() + "/" + vmid();
    }

    String name() {
        return ROLES[Math.floorMod(place, ROLES.length)] + "-" + vmid();
    }

    String tags() {
        return TAGS[Math.floorMod(place, TAGS.length)];
    }

    boolean inPool() {
        return place % 4 == 0;
    }

    boolean highlyAvailable() {
        return place % 8 == 0;
    }

    /// Being backed up.
    boolean locked() {
        return place % 40 == 9;
    }

    boolean template() {
        return place % 12 == 3;
    }

    boolean started() {
        return !template() && place % 12 != 1 && place % 12 != 8;
    }

    /// One guest of the whole cluster always is.
    boolean alwaysPaused() {
        return place == 4;
    }

    /// Processors. Some containers may only use half of one.
    double processors() {
        return place % 9 == 5 ? 0.5 : 1 << (place % 4);
    }

    long maxMemory() {
        return (512 * MIB) << (place % 5);
    }

    long maxDisk() {
        return (8192 * MIB) << (place % 4);
    }

    long memory(DemoMoment moment) {
        return moment.gauge(maxMemory() * 0.5, maxMemory() * 0.2, variety);
    }

    long hostMemory(DemoMoment moment) {
        return memory(moment) + 60 * MIB;
    }

    long used(DemoMoment moment) {
        return isVm() ? 0 : moment.gauge(maxDisk() * 0.4, maxDisk() * 0.1, variety + 1);
    }

    double cpu(DemoMoment moment) {
        return Math.round(1e6 * (0.3 + 0.25 * moment.wave(variety))) / 1e6;
    }

    long received(DemoMoment moment) {
        return moment.counter(20_000 + variety * 10, variety + 2);
    }

    long sent(DemoMoment moment) {
        return moment.counter(10_000 + variety * 5, variety + 3);
    }

    long read(DemoMoment moment) {
        return moment.counter(100_000 + variety * 3, variety + 4);
    }

    long written(DemoMoment moment) {
        return moment.counter(60_000 + variety * 2, variety + 1);
    }

    long uptime(DemoMoment moment) {
        return (long) moment.seconds() - variety;
    }

    long pid() {
        return 1000 + vmid();
    }
}
