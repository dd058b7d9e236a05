package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.MadeGuest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The control group of a guest or container.
///
/// @param device number of the volume that a guest is on; empty for a container, whose files ZFS keeps
record GroupFiles(MadeGuest guest, String device) {
    private static final double MICROS = 1e6;

    Map<String, String> at(DemoMoment moment) {
        Map<String, String> files = new LinkedHashMap<>();
        processor(files, moment);
        memory(files, moment);
        put(files, "io.stat", io(moment));
        put(files, "pids.current", (guest.isVm() ? 12 : 60) + "\n");
        put(files, "pids.max", guest.isVm() ? "98304\n" : "max\n");
        for (String resource : new String[] {"cpu", "io", "memory"}) {
            String some = guest.pressure(resource + "some", moment) + "";
            String full = guest.pressure(resource + "full", moment) + "";
            put(files, resource + ".pressure", pressure(some, full, moment, resource.length()));
        }
        return files;
    }

    static String pressure(String some, String full, DemoMoment moment, int seed) {
        return "some avg10=%s avg60=%1$s avg300=%1$s total=%d\nfull avg10=%s avg60=%3$s avg300=%3$s total=%d\n"
                .formatted(some, moment.counter(20_000, seed), full, moment.counter(9_000, seed));
    }

    private void processor(Map<String, String> files, DemoMoment moment) {
        long usage = (long) (guest.cpuSeconds(moment) * MICROS);
        boolean limited = guest.processors() < 1;
        put(files, "cpu.max", limited ? "%d 100000\n".formatted((long) (guest.processors() * 1e5)) : "max 100000\n");
        put(files, "cpu.stat", """
                usage_usec %d
                user_usec %d
                system_usec %d
                nr_periods %d
                nr_throttled %d
                throttled_usec %d
                """.formatted(
                        usage,
                        (long) (0.85 * usage),
                        (long) (0.15 * usage),
                        limited ? moment.counter(9, 3) : 0,
                        limited ? moment.counter(1, 3) : 0,
                        limited ? moment.counter(20_000, 3) : 0));
    }

    private void memory(Map<String, String> files, DemoMoment moment) {
        long current = guest.isVm() ? guest.hostMemory(moment) : guest.memory(moment);
        put(files, "memory.current", current + "\n");
        put(files, "memory.peak", guest.maxMemory() + "\n");
        put(files, "memory.max", guest.isVm() ? "max\n" : guest.maxMemory() + "\n");
        put(files, "memory.swap.current", "0\n");
        put(files, "memory.swap.max", guest.isVm() ? "max\n" : guest.maxMemory() + "\n");
        put(
                files,
                "memory.stat",
                "anon %d\nfile %d\nkernel %d\nshmem 4096\n"
                        .formatted((long) (current * 0.8), (long) (current * 0.15), (long) (current * 0.05)));
        put(files, "memory.events", "low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\n");
    }

    private String io(DemoMoment moment) {
        return device.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s rbytes=%d wbytes=%d rios=%d wios=%d dbytes=0 dios=0%n",
                        device,
                        guest.read(moment),
                        guest.written(moment),
                        moment.counter(30, 6),
                        moment.counter(20, 7));
    }

    private void put(Map<String, String> files, String name, String text) {
        String group = guest.isVm() ? "qemu.slice/" + guest.vmid() + ".scope/" : "lxc/" + guest.vmid() + "/";
        files.put("sys/fs/cgroup/" + group + name, text);
    }
}
