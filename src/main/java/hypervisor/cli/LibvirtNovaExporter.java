package hypervisor.cli;

import hypervisor.config.DialectSettings;
import hypervisor.config.LibvirtSettings;
import hypervisor.config.ListenAddress;
import hypervisor.config.LogSettings;
import hypervisor.config.WebSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `libvirt_nova_exporter` in Python, and its older version in Go, by Compendius.
final class LibvirtNovaExporter {
    private static final String NAME = "libvirt_nova_exporter";
    private static final String ORIGIN = "default of " + NAME;

    static final StandIn STAND_IN = new StandIn(
            NAME,
            "port 9100, failures also logged to ./libvirt_nova.log",
            NAME,
            true,
            List.of(
                    new Flag("uri", LibvirtSettings.URI, "URI", "The daemon to connect to.", value -> value),
                    new Flag("path", WebSettings.TELEMETRY_PATH, "PATH", "The path of the metrics.", value -> value),
                    new Flag(
                            "port",
                            WebSettings.LISTEN_ADDRESS,
                            "PORT",
                            "The port to listen on, on all addresses.",
                            LibvirtNovaExporter::address),
                    new Flag(
                            "log",
                            LogSettings.FILE,
                            "FILE",
                            "Where failures are logged, besides standard error. "
                                    + "Over 3,000,000 bytes the file is renamed to `.1`, up to `.4`.",
                            value -> value)),
            sources -> sources.preset(LibvirtSettings.URI, "qemu:///system", ORIGIN)
                    .preset(WebSettings.LISTEN_ADDRESS, List.of(new ListenAddress(null, 9100)), ORIGIN)
                    .preset(LogSettings.FILE, "./libvirt_nova.log", ORIGIN)
                    .preset(LogSettings.FILE_LEVEL, "warn", ORIGIN)
                    .preset(DialectSettings.DIALECT, NAME, "as " + NAME),
            Original.NOTHING_MORE);

    private LibvirtNovaExporter() {}

    private static @Nullable String address(String port) {
        boolean digits = !port.isEmpty() && port.length() <= 5;
        for (int i = 0; i < port.length(); i++) {
            digits &= port.charAt(i) >= '0' && port.charAt(i) <= '9';
        }
        return digits ? ":" + port : null;
    }
}
