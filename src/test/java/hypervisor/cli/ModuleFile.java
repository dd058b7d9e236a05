package hypervisor.cli;

import hypervisor.demo.proxmox.Logins;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A configuration file with a module `pve`, whose credentials a stand-in takes.
record ModuleFile(Path folder) {
    /// @param authorities certificates of those who may vouch for targets
    static ModuleFile in(Path folder, String authorities) throws IOException {
        Files.writeString(folder.resolve("authority.pem"), authorities);
        Files.writeString(folder.resolve("secret"), Logins.SECRET);
        return new ModuleFile(folder);
    }

    /// @param targets its list, in YAML
    /// @param more settings of the process
    String listing(String targets, String... more) {
        return """
                %s
                modules:
                  pve:
                    targets: %s
                    scrape.timeout: 3s
                    proxmox:
                      token-id: "%s"
                      token-file: %s
                      ca-file: %s
                      connect-timeout: 30s
                """.formatted(
                        String.join("\n", more),
                        targets,
                        Logins.TOKEN_ID,
                        folder.resolve("secret"),
                        folder.resolve("authority.pem"));
    }
}
