package hypervisor.source.libvirt.collect;

import hypervisor.source.libvirt.DaemonListener;
import hypervisor.source.libvirt.DomainEvent;
import java.util.List;

/// Passes on what a daemon says unasked to those it concerns.
final class News implements DaemonListener {
    private final List<DaemonListener> listeners;

    News(List<DaemonListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void connected(boolean events) {
        listeners.forEach(listener -> listener.connected(events));
    }

    @Override
    public void event(DomainEvent event) {
        listeners.forEach(listener -> listener.event(event));
    }
}
