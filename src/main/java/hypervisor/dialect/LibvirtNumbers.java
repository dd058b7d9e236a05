package hypervisor.dialect;

/// What libvirt's numbers mean, for help texts and labels.
final class LibvirtNumbers {
    /// `virDomainState`.
    static final String STATES =
            "0 none, 1 running, 2 blocked, 3 paused, 4 shutting down, 5 shut off, 6 crashed, 7 suspended by its guest";

    /// `virDomainRunningReason` and the others.
    static final String REASONS = "running: 1 booted, 2 migrated, 3 restored, 4 from snapshot, 5 unpaused,"
            + " 6 migration cancelled, 7 save cancelled, 8 woken up, 9 crashed, 10 post-copy, 11 post-copy failed;"
            + " paused: 1 by user, 2 migration, 3 save, 4 dump, 5 I/O error, 6 watchdog, 7 from snapshot,"
            + " 8 shutting down, 9 snapshot, 10 crashed, 11 starting up, 12 post-copy, 13 post-copy failed, 14 API error;"
            + " shut off: 1 shut down, 2 destroyed, 3 crashed, 4 migrated, 5 saved, 6 failed, 7 from snapshot, 8 daemon;"
            + " crashed: 1 panicked; 0 unknown";

    /// `virVcpuState`.
    static final String VCPU_STATES = "0 offline, 1 running, 2 blocked";

    /// `virDomainJobType`.
    static final String JOB_TYPES = "0 none, 1 bounded, 2 unbounded, 3 completed, 4 failed, 5 cancelled";

    /// `virStoragePoolState`.
    static final String POOL_STATES = "0 inactive, 1 building, 2 running, 3 degraded, 4 inaccessible";

    private LibvirtNumbers() {}

    /// The sentences inovex/prometheus-libvirt-exporter has for the states, in a label that queries select by.
    static String stateSentence(int state) {
        return switch (state) {
            case 0 -> "no state";
            case 1 -> "the domain is running";
            case 2 -> "the domain is blocked on resource";
            case 3 -> "the domain is paused by user";
            case 4 -> "the domain is being shut down";
            case 5 -> "the domain is shut off";
            case 6 -> "the domain is crashed";
            case 7 -> "the domain is suspended by guest power management";
            default -> "state " + state;
        };
    }
}
