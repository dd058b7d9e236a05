package hypervisor.source.libvirt;

import hypervisor.source.libvirt.DomainEvent.Kind;
import hypervisor.source.libvirt.message.DomainReference;
import hypervisor.source.libvirt.message.Limits;
import hypervisor.source.libvirt.wire.XdrReader;

/// Reads what follows the callback in `remote_domain_event_callback_*_msg`: the domain, then what the kind has.
final class DomainEvents {
    private DomainEvents() {}

    static DomainEvent decode(Kind kind, XdrReader in) {
        DomainReference domain = DomainReference.decode(in);
        int first = 0;
        int second = 0;
        switch (kind) {
            case LIFECYCLE, AGENT_LIFECYCLE, MEMORY_FAILURE -> {
                first = in.int32(); // event, state, recipient
                second = in.int32(); // detail, reason, action
            }
            case WATCHDOG, MIGRATION_ITERATION, METADATA_CHANGE -> first = in.int32(); // action, iteration, type
            case IO_ERROR -> {
                string(in); // path
                string(in); // device
                first = in.int32(); // action
            }
            case BLOCK_JOB -> {
                string(in); // path
                first = in.int32(); // type
                second = in.int32(); // status
            }
            case DISK_CHANGE -> {
                in.optional(DomainEvents::string); // old path
                in.optional(DomainEvents::string); // new path
                string(in); // device
                first = in.int32(); // reason
            }
            case TRAY_CHANGE -> {
                string(in); // device
                first = in.int32(); // reason
            }
            case REBOOT,
                    CONTROL_ERROR,
                    BALLOON_CHANGE,
                    DEVICE_REMOVED,
                    TUNABLE,
                    DEVICE_ADDED,
                    JOB_COMPLETED,
                    DEVICE_REMOVAL_FAILED,
                    BLOCK_THRESHOLD,
                    MEMORY_DEVICE_SIZE_CHANGE,
                    NIC_MAC_CHANGE -> {}
        }
        return new DomainEvent(kind, domain.name(), domain.uuid(), first, second);
    }

    private static String string(XdrReader in) {
        return in.string(Limits.STRING);
    }
}
