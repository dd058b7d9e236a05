package hypervisor.cli;

import hypervisor.config.LibvirtSettings;
import hypervisor.config.ProxmoxSettings;
import hypervisor.config.Settings;
import hypervisor.demo.Demo;
import java.net.URI;
import java.util.List;

/// Settings that watch the demonstration and nothing else.
final class DemoSettings {
    private static final String ORIGIN = "demo";

    private DemoSettings() {}

    static Settings of(Settings settings, Demo demo) {
        List<URI> endpoints = demo.proxmoxEndpoints().stream().map(URI::create).toList();
        return settings.with(LibvirtSettings.URI, demo.libvirtUri(), ORIGIN)
                .with(ProxmoxSettings.ENDPOINTS, endpoints, ORIGIN)
                .with(ProxmoxSettings.TOKEN_ID, demo.proxmoxTokenId(), ORIGIN)
                .withSecret(ProxmoxSettings.TOKEN_SECRET, demo.proxmoxTokenSecret(), ORIGIN)
                .with(ProxmoxSettings.USERNAME, "", ORIGIN)
                .with(ProxmoxSettings.CA_FILE, demo.proxmoxCaFile().toString(), ORIGIN)
                .with(ProxmoxSettings.FINGERPRINTS, List.of(), ORIGIN)
                .with(ProxmoxSettings.SERVER_NAME, "", ORIGIN)
                .with(ProxmoxSettings.INSECURE, false, ORIGIN);
    }
}
