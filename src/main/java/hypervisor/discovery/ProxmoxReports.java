package hypervisor.discovery;

import hypervisor.source.pmxcfs.GuestConfig;
import hypervisor.source.pmxcfs.GuestInterface;
import hypervisor.source.proxmox.node.AgentReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of the inside of a guest of Proxmox VE.
final class ProxmoxReports {
    private ProxmoxReports() {}

    /// What the agent of a VM or the host of a container says, or else what the configuration gives it.
    static List<Address> addresses(@Nullable AgentReport report, @Nullable GuestConfig config) {
        List<String> macs = config == null
                ? List.of()
                : config.interfaces().stream()
                        .map(GuestInterface::mac)
                        .filter(Objects::nonNull)
                        .toList();
        List<Address> said = report == null
                ? List.of()
                : Addresses.of(
                        macs,
                        report.addresses().stream()
                                .map(one -> new ToldAddress(one.networkInterface(), one.mac(), one.address()))
                                .toList());
        return said.isEmpty() && config != null ? Addresses.of(macs, given(config)) : said;
    }

    private static List<ToldAddress> given(GuestConfig config) {
        return config.interfaces().stream()
                .flatMap(one -> one.addresses().stream().map(address -> new ToldAddress(null, one.mac(), address)))
                .toList();
    }

    /// @param details what the agent says is added to
    /// @return the ID of the guest's system; null where it is not told
    static @Nullable String describe(@Nullable AgentReport report, Map<String, String> details) {
        if (report == null) {
            return null;
        }
        put(details, "hostname", report.hostname());
        AgentReport.Os os = report.os();
        if (os == null) {
            return null;
        }
        put(details, "os_id", os.id());
        put(details, "os_name", os.name());
        put(details, "os_pretty_name", os.prettyName());
        put(details, "os_version", os.version());
        put(details, "os_kernel_release", os.kernelRelease());
        put(details, "os_machine", os.machine());
        return os.id();
    }

    private static void put(Map<String, String> details, String name, @Nullable String value) {
        if (value != null) {
            details.put(name, value);
        }
    }
}
