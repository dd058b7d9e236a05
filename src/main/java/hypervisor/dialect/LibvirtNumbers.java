package hypervisor.dialect;

/// What libvirt's numbers mean, for help texts.
final class LibvirtNumbers {
    /// `virDomainState`.
    static final String STATES =
            "0 none, 1 running, 2 blocked, 3 paused, 4 shutting down, 5 shut off, 6 crashed, 7 suspended by its guest";

    private LibvirtNumbers() {}
}
