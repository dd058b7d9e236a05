package hypervisor.source.procfs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this machine is called, which is the name of the node where it is one of Proxmox VE.
public final class HostName {
    private HostName() {}

    /// From `sys/kernel/hostname`, up to its first dot; empty where that cannot be read.
    public static String of(Path proc) {
        try {
            return Files.readString(proc.resolve("sys/kernel/hostname"), StandardCharsets.UTF_8)
                    .strip()
                    .replaceFirst("\\..*", "");
        } catch (IOException _) {
            return "";
        }
    }
}
