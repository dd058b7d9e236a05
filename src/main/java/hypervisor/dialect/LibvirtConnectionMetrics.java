package hypervisor.dialect;

import static hypervisor.source.libvirt.LibvirtFacts.CONNECTION;
import static hypervisor.source.libvirt.LibvirtFacts.EVENTS;

import hypervisor.metric.MetricSet;
import hypervisor.source.libvirt.host.Connection;
import hypervisor.source.libvirt.host.EventCount;
import java.util.List;

/// The daemon and the connection to it, and the events it sent.
final class LibvirtConnectionMetrics {
    private static final MetricSet<Connection, Connection> VERSIONS = MetricSet.of(CONNECTION)
            .label("hypervisor_running", Connection::hypervisorVersion)
            .label("libvirtd_running", Connection::daemonVersion)
            // Quirk: there is no client library here, so the daemon's version stands for it.
            .label("libvirt_library", Connection::daemonVersion)
            .info("libvirt_versions_info", "Versions of hypervisor and daemon. Always 1.")
            .build();

    private static final MetricSet<Connection, Connection> DAEMON = MetricSet.of(CONNECTION)
            .label("uri", Connection::uri)
            .label("driver", Connection::type)
            .label("hostname", Connection::hostname)
            .info("libvirt_connection_info", "The daemon that answers, by the URI that was asked for. Always 1.")
            .build();

    private static final MetricSet<Connection, Connection> CALLS = MetricSet.of(CONNECTION)
            .gauge(
                    "libvirt_connection_read_only",
                    "Whether the connection can only read, and so not ask guest agents.",
                    connection -> Units.flag(connection.readOnly()))
            .gauge(
                    "libvirt_connection_unanswered_calls",
                    "Calls the daemon has not answered although their time is over.",
                    Connection::unansweredCalls)
            .counter(
                    "libvirt_connection_opens_total",
                    "How often a connection to the daemon was made.",
                    Connection::connects)
            .counter("libvirt_connection_calls_total", "Calls sent to the daemon.", Connection::calls)
            .counter(
                    "libvirt_connection_failed_calls_total",
                    "Calls that ended in an error or in no answer.",
                    Connection::failedCalls)
            .build();

    private static final MetricSet<List<EventCount>, EventCount> EVENT_COUNTS = MetricSet.of(
                    EVENTS, List<EventCount>::stream)
            .label("domain", EventCount::domain)
            .label("event", EventCount::event)
            .label("detail", EventCount::detail)
            .counter(
                    "libvirt_domain_events_total",
                    "Events of the domain since this exporter began, as lifecycle/started, io_error, watchdog.",
                    EventCount::count)
            .build();

    static final List<MetricSet<?, ?>> SETS = List.of(VERSIONS, DAEMON, CALLS, EVENT_COUNTS);

    private LibvirtConnectionMetrics() {}
}
