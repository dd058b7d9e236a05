package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import java.util.Locale;

/// The health of the disks, in the file that a script of another exporter writes: no disk is asked anything.
final class SmartText {
    private SmartText() {}

    /// Another text each minute, so that it never is too old.
    ///
    /// @param now seconds since 1970
    static String at(DemoMoment moment, String node, long now) {
        return String.format(
                Locale.ROOT,
                """
                {"hostname": "%s", "timestamp": %d, "disks": [
                {"device": "nvme0n1", "model": "Made-up disk", "serial": "0000-nvme0n1", "type": "nvme", "healthy": 1,
                 "temperature": %d, "power_on_hours": %d, "data_written_bytes": %d, "available_spare_percent": 100,
                 "percentage_used": 3},
                {"device": "nvme1n1", "model": "Made-up disk", "serial": "0000-nvme1n1", "type": "nvme", "healthy": 1,
                 "temperature": %3$d, "power_on_hours": %4$d, "data_written_bytes": %5$d,
                 "available_spare_percent": 100, "percentage_used": 3},
                {"device": "sda", "model": "Made-up disk", "serial": "0000-sda", "type": "sata", "healthy": 1,
                 "temperature": %6$d, "power_on_hours": %4$d}]}
                """,
                node,
                now / 60 * 60,
                moment.gauge(41, 4, 6),
                (long) moment.seconds() / 3600 + 12_000,
                moment.counter(4e6, 1) / 512_000 * 512_000,
                moment.gauge(33, 2, 3));
    }
}
