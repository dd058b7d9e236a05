package hypervisor.source.libvirt;

/// Hears what a daemon says unasked. Called from the thread that reads the connection: return at once.
public interface DaemonListener {
    /// A connection was made. Events were missed since the last one ended, so whatever was learned from events is old.
    ///
    /// @param events whether the daemon will report all that changes a domain's definition; an old one may not
    /// know some of the other events
    void connected(boolean events);

    void event(DomainEvent event);
}
