package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sensors of the processor, of a disk, and of the board, below `/sys/class/hwmon`.
final class SensorFiles {
    private static final String PROCESSOR = "sys/devices/platform/coretemp.0";
    private static final String DISK = "sys/devices/pci0000:00/0000:01:00.0";
    private static final String BOARD = "sys/devices/platform/nct6775.656";
    private static final int CORES = 4;

    private SensorFiles() {}

    static void begin(HostTree tree) throws IOException {
        chip(tree, 0, PROCESSOR, "platform", "coretemp");
        chip(tree, 1, DISK, "pci", "nvme");
        chip(tree, 2, BOARD, "platform", "nct6798");
        for (int core = 1; core <= CORES; core++) {
            tree.put(values(PROCESSOR, 0) + "temp" + core + "_label", "Core " + (core - 1) + "\n");
            tree.put(values(PROCESSOR, 0) + "temp" + core + "_max", "84000\n");
            tree.put(values(PROCESSOR, 0) + "temp" + core + "_crit", "100000\n");
        }
        tree.put(values(DISK, 1) + "temp1_label", "Composite\n");
        tree.put(values(DISK, 1) + "temp1_max", "81850\n");
        tree.put(values(DISK, 1) + "temp1_alarm", "0\n");
        tree.put(values(BOARD, 2) + "fan1_label", "CPU fan\n");
        tree.put(values(BOARD, 2) + "fan1_alarm", "0\n");
        tree.put(values(BOARD, 2) + "in0_label", "Vcore\n");
    }

    static Map<String, String> at(DemoMoment moment) {
        Map<String, String> files = new LinkedHashMap<>();
        for (int core = 1; core <= CORES; core++) {
            files.put(values(PROCESSOR, 0) + "temp" + core + "_input", moment.gauge(54, 9, core) * 1000 + "\n");
        }
        files.put(values(DISK, 1) + "temp1_input", moment.gauge(41, 4, 6) * 1000 + 850 + "\n");
        files.put(values(BOARD, 2) + "fan1_input", moment.gauge(1150, 200, 7) + "\n");
        files.put(values(BOARD, 2) + "power1_input", moment.gauge(96, 30, 2) * 1_000_000 + "\n");
        files.put(values(BOARD, 2) + "in0_input", moment.gauge(890, 40, 8) + "\n");
        return files;
    }

    private static void chip(HostTree tree, int number, String device, String bus, String name) throws IOException {
        tree.put(values(device, number) + "name", name + "\n");
        tree.linkTo("sys/class/hwmon/hwmon" + number, device + "/hwmon/hwmon" + number);
        tree.linkTo(values(device, number) + "device", device);
        tree.directory("sys/bus/" + bus);
        tree.linkTo(device + "/subsystem", "sys/bus/" + bus);
    }

    private static String values(String device, int number) {
        return device + "/hwmon/hwmon" + number + "/";
    }
}
