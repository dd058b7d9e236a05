package hypervisor.source.sysfs;

import java.util.Map;

/// The host's end of a guest's interface: what the host receives there, the guest has sent.
///
/// @param guest the guest's number
/// @param name `tap101i0`, or `veth102i0` of a container
/// @param running whether that guest is a KVM process that runs now
/// @param statistics every file of `/sys/class/net/<name>/statistics`, by its name: `rx_bytes`
public record GuestLink(String guest, String name, boolean running, Map<String, Long> statistics) {
    public GuestLink {
        statistics = Map.copyOf(statistics);
    }
}
