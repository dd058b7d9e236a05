package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.MadePool;

/// What `zpool status -j` prints of a pool: a mirror of two disks. One that is degraded has lost the second, and is
/// scrubbed, again and again.
final class PoolStatusText {
    private static final long WEEK = 7 * 86_400L;
    private static final long SCRUB = 1800;

    private PoolStatusText() {}

    static String of(MadePool pool, DemoMoment moment, long now) {
        boolean whole = pool.health().equals("ONLINE");
        long allocated = pool.allocated(moment);
        return """
                {"output_version":{"command":"zpool status","vers_major":0,"vers_minor":1},"pools":{"%1$s":{
                "name":"%1$s","state":"%2$s","pool_guid":3920273586464696295,"txg":%3$d,"scan_stats":%4$s,
                "vdevs":{"%1$s":{"name":"%1$s","vdev_type":"root","state":"%2$s","alloc_space":%5$d,
                "read_errors":0,"write_errors":0,"checksum_errors":0,"vdevs":{
                "mirror-0":{"name":"mirror-0","vdev_type":"mirror","state":"%2$s","alloc_space":%5$d,
                "read_errors":0,"write_errors":0,"checksum_errors":0,"vdevs":{%6$s,%7$s}}}}},
                "error_count":0}}}
                """.formatted(
                        pool.name(),
                        pool.health(),
                        (long) moment.seconds() / 5,
                        whole ? finished(allocated, now) : scanning(allocated, now),
                        allocated,
                        disk(whole ? "nvme0n1p3" : "sda", "ONLINE", 0),
                        whole ? disk("nvme1n1p3", "ONLINE", 0) : disk("sdb", "REMOVED", 14));
    }

    private static String disk(String name, String state, int errors) {
        return """
                "%s":{"name":"%1$s","vdev_type":"disk","path":"/dev/%1$s","state":"%s","read_errors":%d,\
                "write_errors":%3$d,"checksum_errors":0,"slow_ios":%d}""".formatted(name, state, errors, errors / 2);
    }

    private static String finished(long bytes, long now) {
        long begun = now / WEEK * WEEK;
        return scan("FINISHED", begun, begun + 1_200, bytes, bytes);
    }

    private static String scanning(long bytes, long now) {
        long into = now % SCRUB;
        return scan("SCANNING", now - into, 0, bytes, bytes / SCRUB * into);
    }

    private static String scan(String state, long begun, long ended, long bytes, long done) {
        return """
                {"function":"SCRUB","state":"%s","start_time":%d,"end_time":%d,"to_examine":%d,"examined":%d,\
                "skipped":0,"processed":0,"errors":0,"scrub_pause":"-","issued":%5$d}""".formatted(state, begun, ended, bytes, done);
    }
}
