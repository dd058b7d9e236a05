package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.MadeGuest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The process of a guest, and its threads.
///
/// @param hung whether the thread that serves the monitor waits for a device for ever
record ProcessFiles(MadeGuest guest, boolean hung) {
    private static final int TICKS = 100;
    private static final long PAGE = 4096;
    private static final long MIB = 1L << 20;
    private static final long KIB = 1L << 10;
    private static final double NANOS = 1e9;

    void begin(HostTree tree) throws IOException {
        String process = directory();
        tree.put(process + "cmdline", GuestArguments.of(guest));
        tree.link(process + "exe", "/usr/bin/qemu-system-x86_64");
        tree.put(process + "task/" + guest.pid() + "/comm", "kvm\n");
        for (int vcpu = 0; vcpu < guest.processors(); vcpu++) {
            tree.put(thread(vcpu) + "comm", "CPU " + vcpu + "/KVM\n");
        }
    }

    Map<String, String> at(DemoMoment moment) {
        Map<String, String> files = new LinkedHashMap<>();
        double seconds = guest.cpuSeconds(moment);
        files.put(directory() + "stat", stat(moment, seconds));
        files.put(directory() + "status", status(moment));
        files.put(directory() + "io", io(moment));
        String main = schedule(0.05 * seconds, moment, 9);
        files.put(directory() + "schedstat", main);
        files.put(directory() + "task/" + guest.pid() + "/schedstat", main);
        for (int vcpu = 0; vcpu < guest.processors(); vcpu++) {
            files.put(thread(vcpu) + "schedstat", schedule(0.9 * seconds / guest.processors(), moment, vcpu));
        }
        return files;
    }

    private String directory() {
        return "proc/" + guest.pid() + "/";
    }

    private String thread(int vcpu) {
        return directory() + "task/" + (guest.pid() * 100 + vcpu) + "/";
    }

    private String stat(DemoMoment moment, double seconds) {
        long user = (long) (0.85 * seconds * TICKS);
        return "%d (kvm) %s 1 %1$d %1$d 0 -1 138412480 %d 0 %d 0 %d %d 0 0 20 0 %d 0 %d %d %d"
                        .formatted(
                                guest.pid(),
                                hung ? "D" : "S",
                                moment.counter(300, 1),
                                moment.counter(0.02, 2),
                                user,
                                (long) (0.15 * seconds * TICKS),
                                threads(),
                                guest.startedAt() * TICKS,
                                guest.maxMemory() + 700 * MIB,
                                guest.hostMemory(moment) / PAGE)
                + " 18446744073709551615 1 1 0 0 0 0 268444224 4096 16451 0 0 0 17 3 0 0 %d %d 0 0 0 0 0 0 0 0 0\n"
                        .formatted(moment.counter(0.5, 3), (long) (0.8 * user));
    }

    private String status(DemoMoment moment) {
        long resident = guest.hostMemory(moment) / KIB;
        return """
                Name:\tkvm
                State:\t%s
                Pid:\t%d
                VmPeak:\t%d kB
                VmSize:\t%4$d kB
                VmHWM:\t%d kB
                VmRSS:\t%d kB
                RssAnon:\t%d kB
                RssFile:\t20480 kB
                RssShmem:\t0 kB
                VmPTE:\t%d kB
                VmSwap:\t0 kB
                HugetlbPages:\t0 kB
                Threads:\t%d
                voluntary_ctxt_switches:\t%d
                nonvoluntary_ctxt_switches:\t%d
                """.formatted(
                        hung ? "D (disk sleep)" : "S (sleeping)",
                        guest.pid(),
                        (guest.maxMemory() + 700 * MIB) / KIB,
                        (guest.maxMemory() + 60 * MIB) / KIB,
                        resident,
                        resident - 20_480,
                        guest.maxMemory() / 512 / KIB,
                        threads(),
                        moment.counter(400, 4),
                        moment.counter(2, 5));
    }

    private String io(DemoMoment moment) {
        return """
                rchar: %d
                wchar: %d
                syscr: %d
                syscw: %d
                read_bytes: %1$d
                write_bytes: %2$d
                cancelled_write_bytes: 0
                """.formatted(guest.read(moment), guest.written(moment), moment.counter(30, 6), moment.counter(20, 7));
    }

    private static String schedule(double seconds, DemoMoment moment, int seed) {
        return "%d %d %d\n"
                .formatted((long) (seconds * NANOS), moment.counter(2e6, seed), moment.counter(900, seed + 1));
    }

    private int threads() {
        return (int) guest.processors() + 4;
    }
}
