package hypervisor.demo.host;

import hypervisor.demo.DemoMoment;
import hypervisor.demo.proxmox.MadeGuest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The host's ends of all guests' network cards: what it receives there, a guest has sent.
///
/// @param guests those that run
record LinkFiles(List<MadeGuest> guests, Function<MadeGuest, DemoMoment> moments) {
    private static final String TITLES = """
            Inter-|   Receive                                                |  Transmit
             face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed
            """;

    /// Those that stay 0.
    private static final List<String> QUIET = List.of(
            "rx_errors",
            "rx_dropped",
            "rx_missed_errors",
            "rx_fifo_errors",
            "rx_length_errors",
            "rx_over_errors",
            "rx_crc_errors",
            "rx_frame_errors",
            "rx_compressed",
            "rx_nohandler",
            "multicast",
            "tx_errors",
            "tx_fifo_errors",
            "collisions",
            "tx_carrier_errors",
            "tx_aborted_errors",
            "tx_window_errors",
            "tx_heartbeat_errors",
            "tx_compressed");

    private static final long FRAME = 900;

    Map<String, String> now() {
        Map<String, String> files = new LinkedHashMap<>();
        var table = new StringBuilder(TITLES);
        for (MadeGuest guest : guests) {
            DemoMoment moment = moments.apply(guest);
            long sent = guest.sent(moment);
            long received = guest.received(moment);
            long dropped = moment.counter(0.01, 2);
            put(files, guest, "rx_bytes", sent);
            put(files, guest, "rx_packets", sent / FRAME);
            put(files, guest, "tx_bytes", received);
            put(files, guest, "tx_packets", received / FRAME);
            put(files, guest, "tx_dropped", dropped);
            QUIET.forEach(name -> put(files, guest, name, 0));
            table.append("%s: %d %d 0 0 0 0 0 0 %d %d 0 %d 0 0 0 0%n"
                    .formatted(guest.link(), sent, sent / FRAME, received, received / FRAME, dropped));
        }
        files.put("proc/net/dev", table.toString());
        return files;
    }

    private static void put(Map<String, String> files, MadeGuest guest, String name, long value) {
        files.put("sys/class/net/" + guest.link() + "/statistics/" + name, value + "\n");
    }
}
