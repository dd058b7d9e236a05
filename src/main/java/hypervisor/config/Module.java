package hypervisor.config;

import java.util.List;

/// How targets of a kind are asked, by the name that a probe has for it: `/probe?target=pve1&module=NAME`.
///
/// @param name letters, digits, `_`, `-` and `.`
/// @param settings what the module says, over what the process says of all; without the process's own endpoints and
///     credentials
/// @param source what its targets are: `proxmox` or `libvirt`
/// @param origin where it stands: `config.yml:12:3`
public record Module(String name, Settings settings, String source, String origin) {
    /// The targets that it may be used for.
    public List<TargetPattern> targets() {
        return settings.of(ModuleSettings.TARGETS);
    }

    /// Whether it may be sent anywhere.
    public boolean isOpen() {
        return targets().stream().anyMatch(TargetPattern.Any.class::isInstance);
    }

    public boolean isProxmox() {
        return source.equals(ModuleSettings.PROXMOX);
    }
}
