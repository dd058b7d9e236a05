package hypervisor.source.libvirt;

import java.util.UUID;

/// One event of one domain (`CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY`, 316).
///
/// @param event the first number that follows the domain in the message, as a lifecycle event's; 0 where there is none
/// @param detail the second number, as a lifecycle event's detail; 0 where there is none
public record DomainEvent(Kind kind, String domain, UUID uuid, int event, int detail) {

    /// `virDomainEventID`; the ones worth counting or that change a domain's definition.
    public enum Kind {
        LIFECYCLE(0),
        REBOOT(1),
        WATCHDOG(3),
        IO_ERROR(4),
        CONTROL_ERROR(7),
        BLOCK_JOB(8),
        DISK_CHANGE(9),
        TRAY_CHANGE(10),
        BALLOON_CHANGE(13),
        DEVICE_REMOVED(15),
        TUNABLE(17),
        AGENT_LIFECYCLE(18),
        DEVICE_ADDED(19),
        MIGRATION_ITERATION(20),
        JOB_COMPLETED(21),
        DEVICE_REMOVAL_FAILED(22),
        METADATA_CHANGE(23),
        BLOCK_THRESHOLD(24),
        MEMORY_FAILURE(25),
        MEMORY_DEVICE_SIZE_CHANGE(26),
        NIC_MAC_CHANGE(27);

        private final int id;

        Kind(int id) {
            this.id = id;
        }

        public int id() {
            return id;
        }
    }
}
