package hypervisor.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A made-up Proxmox VE node as files: guests with two disks and two interfaces each, and ZFS pools with datasets.
final class MadeHost {
    private static final int FIRST_ID = 100;
    private static final int FIRST_PID = 10_000;
    private static final List<String> STATISTICS = List.of(
            "collisions", "multicast", "rx_bytes", "rx_compressed", "rx_crc_errors", "rx_dropped", "rx_errors",
            "rx_fifo_errors", "rx_frame_errors", "rx_length_errors", "rx_missed_errors", "rx_nohandler",
            "rx_over_errors", "rx_packets", "tx_aborted_errors", "tx_bytes", "tx_carrier_errors", "tx_compressed",
            "tx_dropped", "tx_errors", "tx_fifo_errors", "tx_heartbeat_errors", "tx_packets", "tx_window_errors");
    private static final String STATUS = """
            Name:\tkvm
            State:\tS (sleeping)
            Pid:\t%1$d
            VmPeak:\t 1754952 kB
            VmSize:\t 1754952 kB
            VmLck:\t       0 kB
            VmPin:\t       0 kB
            VmHWM:\t   91820 kB
            VmRSS:\t   81124 kB
            RssAnon:\t   68988 kB
            RssFile:\t   12136 kB
            RssShmem:\t       0 kB
            VmData:\t 1335092 kB
            VmStk:\t     132 kB
            VmExe:\t    5724 kB
            VmLib:\t   14620 kB
            VmPTE:\t     468 kB
            VmSwap:\t       0 kB
            HugetlbPages:\t       0 kB
            Threads:\t9
            voluntary_ctxt_switches:\t9248
            nonvoluntary_ctxt_switches:\t531
            """;
    private static final String IO = """
            rchar: 1007182
            wchar: 117638
            syscr: 8576
            syscw: 14706
            read_bytes: 61440
            write_bytes: 0
            cancelled_write_bytes: 0
            """;

    private final Path root;

    MadeHost(Path root) {
        this.root = root;
    }

    Path root() {
        return root;
    }

    /// What the exporter is to be told of it.
    List<String> flags() {
        return List.of(
                "--path.procfs=" + root.resolve("proc"),
                "--path.sysfs=" + root.resolve("sys"),
                "--path.dev=" + root.resolve("dev"),
                "--path.pmxcfs=" + root.resolve("pve"),
                "--path.qemu-server=" + root.resolve("qemu-server"),
                "--pve.monitor=none",
                "--tool.zpool=/nonexistent",
                "--tool.zfs=/nonexistent");
    }

    void guests(int count) throws IOException {
        write("proc/meminfo", "MemTotal:       65781684 kB\nMemFree:        1000000 kB\nMemAvailable:   2000000 kB\n");
        write("proc/stat", "cpu  1 2 3 4 5 6 7 8 9 10\nbtime 1790000000\n");
        write("pve/user.cfg", "");
        write("pve/storage.cfg", "");
        var table = new StringBuilder();
        write("sys/fs/cgroup/cgroup.controllers", "cpu io memory pids\n");
        for (int i = 0; i < count; i++) {
            guest(FIRST_ID + i, FIRST_PID + 100 * i);
            for (int interfaceNumber = 0; interfaceNumber < 2; interfaceNumber++) {
                table.append("tap%di%d: 2188 2188 2188 4376 2188 8752 2188 2188 2188 2188 2188 2188 2188 2188 8752 2188\n"
                        .formatted(FIRST_ID + i, interfaceNumber));
            }
        }
        write("proc/net/dev", table.toString());
    }

    void pools(int count, int datasets) throws IOException {
        write("proc/spl/kstat/zfs/arcstats", named("arc", 100));
        write("proc/spl/kstat/zfs/zil", named("zil", 20));
        for (int pool = 0; pool < count; pool++) {
            String folder = "proc/spl/kstat/zfs/pool" + pool + "/";
            write(folder + "state", "ONLINE\n");
            for (int i = pool; i < datasets; i += count) {
                write(folder + "objset-0x" + Integer.toHexString(54 + i), """
                        %d 1 0x01 7 2160 5214787391 73405258558961
                        name                            type data
                        dataset_name                    7    pool%d/data/vm-%d-disk-0
                        writes                          4    %d
                        nwritten                        4    %d
                        reads                           4    123456
                        nread                           4    1234567890
                        nunlinks                        4    0
                        nunlinked                       4    0
                        """.formatted(30 + i, pool, 100 + i, 1000 + i, 4096L * i));
            }
        }
    }

    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }

    private void guest(int id, int pid) throws IOException {
        String process = "proc/" + pid + "/";
        write("pve/qemu-server/" + id + ".conf", "name: guest-" + id + "\nmemory: 2048\ncores: 4\n");
        write(process + "cmdline", String.join(
                "\0",
                "/usr/bin/kvm", "-id", String.valueOf(id), "-name", "guest-" + id + ",debug-threads=on",
                "-smp", "4,sockets=1,cores=4,maxcpus=4", "-cpu", "host,+kvm_pv_eoi", "-m", "2048",
                "-netdev", "type=tap,id=net0,ifname=tap" + id + "i0", "-netdev", "type=tap,id=net1,ifname=tap" + id + "i1",
                ""));
        Files.createSymbolicLink(root.resolve(process + "exe"), Path.of("/usr/bin/qemu-system-x86_64"));
        write(process + "stat", pid + " (kvm) S 1 " + pid + " " + pid + " 0 -1 138412416 36024 0 0 0 315 59 0 0 20 0 9 0 "
                + (1000 + id) + " 1797070848 20281 18446744073709551615 1 1 0 0 0 0 268444224 4096 16963 0 0 0 17 1 0 0 0"
                + " 0 0 0 0 0 0 0 0 0 0\n");
        write(process + "status", STATUS.formatted(pid));
        write(process + "io", IO);
        write(process + "schedstat", "3738523421 20123456 9877\n");
        for (int thread = 0; thread < 9; thread++) {
            String task = process + "task/" + (pid + thread) + "/";
            write(task + "comm", thread == 0 || thread > 4 ? "kvm\n" : "CPU " + (thread - 1) + "/KVM\n");
            write(task + "schedstat", "3738523421 20123456 9877\n");
            write(task + "stat", pid + thread + " (CPU) S 1 1 1 0 -1 0 0 0 0 0 31 5 0 0 20 0 9 0 1000 0 0 0 0 0 0 0 0\n");
        }
        for (int i = 0; i < 2; i++) {
            for (String statistic : STATISTICS) {
                write("sys/class/net/tap" + id + "i" + i + "/statistics/" + statistic, "2188\n");
            }
        }
        String group = "sys/fs/cgroup/qemu.slice/" + id + ".scope/";
        write(group + "cpu.stat", "usage_usec 3738523\nuser_usec 3150000\nsystem_usec 588523\n");
        write(group + "cpu.max", "max 100000\n");
        write(group + "memory.current", "2147483648\n");
        write(group + "memory.peak", "2147483648\n");
        write(group + "memory.max", "max\n");
        write(group + "memory.swap.current", "0\n");
        write(group + "memory.swap.max", "max\n");
        write(group + "memory.events", "low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\noom_group_kill 0\n");
        write(group + "pids.current", "9\n");
        write(group + "pids.max", "max\n");
        write(group + "memory.stat", "anon 2000000000\nfile 100000000\nkernel 10000000\nshmem 0\n");
        write(group + "io.stat", "8:0 rbytes=1 wbytes=2 rios=3 wios=4 dbytes=0 dios=0\n");
        for (String resource : List.of("cpu", "memory", "io")) {
            write(group + resource + ".pressure", """
                    some avg10=0.00 avg60=0.00 avg300=0.00 total=12345
                    full avg10=0.00 avg60=0.00 avg300=0.00 total=1234
                    """);
        }
    }

    private static String named(String name, int rows) {
        var text = new StringBuilder("13 1 0x01 " + rows + " 26112 5214787391 73405258558961\nname type data\n");
        for (int i = 0; i < rows; i++) {
            text.append(name).append("_value_").append(i).append("    4    ").append(123_456L * i).append('\n');
        }
        return text.toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, UTF_8);
    }
}
