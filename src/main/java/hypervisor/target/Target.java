package hypervisor.target;

import hypervisor.config.TargetHost;

/// What a request asks to be asked.
///
/// @param port the service's own where the request names none
/// @param path of a libvirt URI: `/system`; empty for a cluster
/// @param driver of a libvirt URI: `qemu`; empty for a cluster
public record Target(TargetHost host, int port, String driver, String path) {
    /// `pve1.example.net:8006`
    @Override
    public String toString() {
        return host.bracketed() + ":" + port + (path.equals("/system") ? "" : path);
    }
}
