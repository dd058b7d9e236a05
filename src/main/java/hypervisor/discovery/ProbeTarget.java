package hypervisor.discovery;

import java.util.List;

/// A target that may be probed through this exporter, since a module lists it one by one.
///
/// @param platform what it is: `proxmox` or `libvirt`
/// @param name as a probe has it, with its port where that is not the usual one: `pve1.example.net`
public record ProbeTarget(String platform, String module, String name) {

    /// With labels that make Prometheus ask this exporter for it, without any relabelling.
    ///
    /// @param exporter address and port by which this exporter is reached
    /// @param scheme `http` or `https`
    public Target at(String exporter, String scheme) {
        return new Target(
                exporter,
                new Labels()
                        .whole("__metrics_path__", "/probe")
                        .whole("__param_module", module)
                        .whole("__param_target", name)
                        .whole("__scheme__", scheme)
                        .whole("instance", name)
                        .with("module", module)
                        .with("platform", platform)
                        .with("target", name)
                        .all());
    }

    /// Those that are wanted, in their order. They have a name and a platform, and no other property.
    public static List<ProbeTarget> chosen(List<ProbeTarget> all, Wish wish) {
        return wish.of().contains(Subject.TARGETS)
                ? all.stream().filter(wish.selection()::admits).toList()
                : List.of();
    }
}
