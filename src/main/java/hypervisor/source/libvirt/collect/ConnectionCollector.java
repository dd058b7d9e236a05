package hypervisor.source.libvirt.collect;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.DaemonListener;
import hypervisor.source.libvirt.DomainEvent;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.LibvirtFacts;
import hypervisor.source.libvirt.host.Connection;
import hypervisor.source.libvirt.message.Call;
import hypervisor.source.libvirt.message.ConnectType;
import hypervisor.source.libvirt.message.Hostname;
import hypervisor.source.libvirt.message.HypervisorVersion;
import hypervisor.source.libvirt.message.LibraryVersion;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Who answers, and how well. In every scrape the daemon is asked for one thing, its version; what cannot change while
/// a connection lives is asked once.
final class ConnectionCollector extends LibvirtCollector<Connection> implements DaemonListener {
    private final Daemon daemon;
    private volatile @Nullable Identity identity;

    private record Identity(
            String type,
            @Nullable String hypervisorVersion,
            @Nullable String hostname) {}

    ConnectionCollector(Daemon daemon) {
        super("libvirt_connection", LibvirtFacts.CONNECTION, Duration.ZERO);
        this.daemon = daemon;
    }

    @Override
    public void connected(boolean events) {
        identity = null;
    }

    @Override
    public void event(DomainEvent event) {}

    @Override
    Connection read(Deadline deadline) throws IOException, InterruptedException {
        String version = daemon.call(new LibraryVersion(), deadline).toString();
        Identity known = identity;
        if (known == null) {
            known = identify(deadline);
            identity = known;
        }
        Daemon.Counters counters = daemon.counters();
        return new Connection(
                daemon.uri(),
                known.type(),
                known.hypervisorVersion(),
                version,
                known.hostname(),
                daemon.readOnly(),
                daemon.unanswered(),
                counters.connects(),
                counters.calls(),
                counters.failedCalls());
    }

    private Identity identify(Deadline deadline) throws IOException, InterruptedException {
        var version = orNull(new HypervisorVersion(), deadline);
        return new Identity(
                daemon.call(new ConnectType(), deadline),
                version == null ? null : version.toString(),
                orNull(new Hostname(), deadline));
    }

    private <R> @Nullable R orNull(Call<R> call, Deadline deadline) throws IOException, InterruptedException {
        try {
            return daemon.call(call, deadline);
        } catch (LibvirtException _) {
            return null;
        }
    }
}
