package hypervisor.cli;

import hypervisor.config.DialectSettings;
import hypervisor.config.LibvirtSettings;
import hypervisor.config.WebSettings;
import java.util.List;

/// `libvirt_exporter` by Kumina, and its fork by cnef. Its flags bear the names that ours took over.
final class LibvirtExporter {
    private static final String NAME = "libvirt_exporter";

    static final StandIn STAND_IN = new StandIn(
            NAME,
            "port 9177, labels as documented unless --labels=upstream",
            NAME,
            false,
            List.of(
                    Flag.of(WebSettings.LISTEN_ADDRESS),
                    Flag.of(WebSettings.TELEMETRY_PATH),
                    Flag.of(LibvirtSettings.URI),
                    Flag.of(DialectSettings.EXPORT_NOVA_METADATA),
                    Flag.of(DialectSettings.FORK_METRICS),
                    Flag.of(DialectSettings.LABELS)),
            sources -> sources.preset(LibvirtSettings.URI, "qemu:///system", "default of " + NAME)
                    .preset(DialectSettings.DIALECT, NAME, "as " + NAME),
            Original.NOTHING_MORE);

    private LibvirtExporter() {}
}
