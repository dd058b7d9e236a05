package hypervisor.cli;

import hypervisor.config.CollectorSettings;
import hypervisor.config.LibvirtSettings;
import hypervisor.config.PathSettings;
import hypervisor.config.ProxmoxSettings;
import hypervisor.config.PveSettings;
import hypervisor.config.Settings;
import hypervisor.config.ToolSettings;
import hypervisor.demo.Demo;
import hypervisor.demo.host.HostStandIn;
import hypervisor.http.Watched;
import java.net.URI;
import java.util.List;

/// Settings that watch the demonstration and nothing else.
final class DemoSettings {
    static final String ORIGIN = "demo";

    /// For the landing page.
    static final Watched NOTE = new Watched(
            "demo",
            true,
            "everything here is made up by hypervisor-exporter demo, and gone when it ends",
            "at first and now and then the node pve3 is down; the monitor of the guest 107 never answers; the pool tank has "
                    + "lost a disk; libvirt\u2019s guest archive is stuck now and then",
            null);

    private DemoSettings() {}

    static Settings of(Settings settings, Demo demo) {
        List<URI> endpoints = demo.proxmoxEndpoints().stream().map(URI::create).toList();
        return host(settings, demo.host())
                .with(LibvirtSettings.URI, demo.libvirtUri(), ORIGIN)
                .with(ProxmoxSettings.ENDPOINTS, endpoints, ORIGIN)
                .with(ProxmoxSettings.TOKEN_ID, demo.proxmoxTokenId(), ORIGIN)
                .withSecret(ProxmoxSettings.TOKEN_SECRET, demo.proxmoxTokenSecret(), ORIGIN)
                .with(ProxmoxSettings.USERNAME, "", ORIGIN)
                .with(ProxmoxSettings.CA_FILE, demo.proxmoxCaFile().toString(), ORIGIN)
                .with(ProxmoxSettings.FINGERPRINTS, List.of(), ORIGIN)
                .with(ProxmoxSettings.SERVER_NAME, "", ORIGIN)
                .with(CollectorSettings.named("libvirt_lease").on(), true, ORIGIN)
                .with(ProxmoxSettings.INSECURE, false, ORIGIN);
    }

    private static Settings host(Settings settings, HostStandIn host) {
        return settings.with(PathSettings.PROCFS, host.path("proc").toString(), ORIGIN)
                .with(PathSettings.SYSFS, host.path("sys").toString(), ORIGIN)
                .with(PathSettings.DEV, host.path("dev").toString(), ORIGIN)
                .with(PathSettings.ROOTFS, host.root().toString(), ORIGIN)
                .with(PathSettings.PMXCFS, host.path("etc/pve").toString(), ORIGIN)
                .with(PathSettings.QEMU_SERVER, host.monitorSockets().toString(), ORIGIN)
                .with(ToolSettings.ZPOOL, host.path("bin/zpool").toString(), ORIGIN)
                .with(ToolSettings.ZFS, host.path("bin/zfs").toString(), ORIGIN)
                .with(
                        ToolSettings.SMART_FILE,
                        host.path("var/lib/pve-exporter/smart.json").toString(),
                        ORIGIN)
                .with(PveSettings.MONITOR, "qmp", ORIGIN);
    }
}
