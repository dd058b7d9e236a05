package hypervisor.source.libvirt;

/// Hears what a daemon says unasked. Called from the thread that reads the connection: return at once.
public interface DaemonListener {
    /// A connection was made. Events were missed since the last one ended, so whatever was learned from events is old.
    ///
    /// @param events whether the daemon will report every event asked for
    void connected(boolean events);

    void event(DomainEvent event);
}
