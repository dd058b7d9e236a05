package hypervisor.source.libvirt.collect;

import hypervisor.source.libvirt.DomainEvent;

/// Which events mean that a domain's XML reads otherwise than before.
final class DefinitionChanges {
    private DefinitionChanges() {}

    static boolean isOne(DomainEvent.Kind kind) {
        return switch (kind) {
            case LIFECYCLE,
                    BLOCK_JOB,
                    DISK_CHANGE,
                    TRAY_CHANGE,
                    DEVICE_REMOVED,
                    TUNABLE,
                    DEVICE_ADDED,
                    METADATA_CHANGE,
                    NIC_MAC_CHANGE -> true;
            case REBOOT,
                    WATCHDOG,
                    IO_ERROR,
                    CONTROL_ERROR,
                    BALLOON_CHANGE,
                    AGENT_LIFECYCLE,
                    MIGRATION_ITERATION,
                    JOB_COMPLETED,
                    DEVICE_REMOVAL_FAILED,
                    BLOCK_THRESHOLD,
                    MEMORY_FAILURE,
                    MEMORY_DEVICE_SIZE_CHANGE -> false;
        };
    }
}
