package hypervisor.source.libvirt;

import hypervisor.scrape.Deadline;
import hypervisor.source.MalformedException;
import hypervisor.source.libvirt.DomainEvent.Kind;
import hypervisor.source.libvirt.message.EventRegister;
import hypervisor.source.libvirt.wire.Exchange;
import hypervisor.source.libvirt.wire.Frame;
import hypervisor.source.libvirt.wire.RpcConnection;
import hypervisor.source.libvirt.wire.Transport;
import hypervisor.source.libvirt.wire.XdrReader;
import hypervisor.source.libvirt.wire.XdrWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks each new connection for events, and hands them to those who listen.
final class Events {
    private static final System.Logger LOG = System.getLogger(Events.class.getName());

    /// What changes a domain's definition. The other kinds are younger, or are for counting.
    private static final Set<Kind> CHANGES =
            Set.of(Kind.LIFECYCLE, Kind.DISK_CHANGE, Kind.DEVICE_ADDED, Kind.DEVICE_REMOVED, Kind.METADATA_CHANGE);

    private final String daemon;
    private final List<DaemonListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<Integer, Kind> callbacks = new ConcurrentHashMap<>();
    private Set<Kind> toldRefused = EnumSet.noneOf(Kind.class);

    Events(String daemon) {
        this.daemon = daemon;
    }

    void listen(DaemonListener listener) {
        listeners.add(listener);
    }

    RpcConnection.Listener listener(Transport transport) {
        callbacks.clear();
        return new RpcConnection.Listener() {
            @Override
            public void message(Frame frame) {
                dispatch(frame);
            }

            @Override
            public void ended(IOException cause) {
                LOG.log(
                        System.Logger.Level.INFO,
                        "the connection to {0} at {1} ended: {2}",
                        daemon,
                        transport.place(),
                        cause.getMessage());
            }
        };
    }

    /// Asks for every kind of event, unless nobody listens. A daemon that does not know one refuses it, which is fine.
    void register(RpcConnection connection, Deadline deadline) throws IOException, InterruptedException {
        if (listeners.isEmpty()) {
            return;
        }
        Map<Kind, Exchange> asked = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            asked.put(kind, ask(connection, kind, deadline));
        }
        List<String> refused = new ArrayList<>();
        String last = "";
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        for (Map.Entry<Kind, Exchange> each : asked.entrySet()) {
            String refusal = refusal(each.getKey(), each.getValue(), deadline);
            if (refusal != null) {
                kinds.add(each.getKey());
                refused.add(each.getKey().name());
                last = refusal;
            }
        }
        if (!refused.isEmpty() && !toldRefused.equals(kinds)) {
            toldRefused = kinds;
            LOG.log(
                    System.Logger.Level.INFO,
                    "{0} does not report events of these kinds: {1} ({2})",
                    daemon,
                    String.join(", ", refused),
                    last);
        }
        boolean changes = kinds.stream().noneMatch(CHANGES::contains);
        listeners.forEach(listener -> listener.connected(changes));
    }

    private Exchange ask(RpcConnection connection, Kind kind, Deadline deadline)
            throws IOException, InterruptedException {
        var call = new EventRegister(kind.id());
        var arguments = new XdrWriter();
        call.encode(arguments);
        return connection.send(call.procedure(), arguments.toByteArray(), deadline);
    }

    private @Nullable String refusal(Kind kind, Exchange exchange, Deadline deadline)
            throws IOException, InterruptedException {
        try {
            Frame answer = exchange.answer().get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
            callbacks.put(Answers.decode(new EventRegister(kind.id()), answer), kind);
            return null;
        } catch (LibvirtException e) {
            return e.getMessage();
        } catch (ExecutionException e) {
            throw new IOException(e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("the daemon does not answer when asked for events", e);
        }
    }

    private void dispatch(Frame frame) {
        try {
            var in = new XdrReader(frame.payload());
            Kind kind = callbacks.get(in.int32());
            if (kind != null) {
                DomainEvent event = DomainEvents.decode(kind, in);
                listeners.forEach(listener -> listener.event(event));
            }
        } catch (MalformedException e) {
            LOG.log(System.Logger.Level.WARNING, "an event of {0} cannot be read: {1}", daemon, e.getMessage());
        }
    }
}
