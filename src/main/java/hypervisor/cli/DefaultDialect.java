package hypervisor.cli;

import hypervisor.config.DialectSettings;
import hypervisor.config.LibvirtSettings;
import hypervisor.config.ProxmoxSettings;
import hypervisor.config.Settings;
import hypervisor.source.libvirt.LibvirtDetection;
import hypervisor.source.libvirt.LibvirtEnvironment;

/// In which dialect a machine is told of where nobody says: one that has words for what the machine has.
final class DefaultDialect {
    private DefaultDialect() {}

    static Settings choose(Settings settings) {
        return choose(settings, LibvirtEnvironment.system());
    }

    static Settings choose(Settings settings, LibvirtEnvironment environment) {
        boolean open = settings.origin(DialectSettings.DIALECT).equals("default")
                && !settings.isGiven(LibvirtSettings.URI)
                && settings.of(ProxmoxSettings.ENDPOINTS).isEmpty();
        return open
                        && HostWatch.isHost(HostWatch.paths(settings))
                        && LibvirtDetection.look(environment).isEmpty()
                ? settings.preset(DialectSettings.DIALECT, "host", "default on a Proxmox VE node and where ZFS is")
                : settings;
    }
}
