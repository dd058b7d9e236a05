package hypervisor.source.qemu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// A program that talks as `qm monitor` does.
public final class FakeQm {
    private static final String TALK = """
            #!/bin/bash
            echo $$ >> DIRECTORY/started
            echo "for my (...) is experimental at /usr/share/perl5/PVE/LXC.pm line 1635."
            [ -d "DIRECTORY/$2" ] || { echo "Configuration file 'nodes/pve1/qemu-server/$2.conf' does not exist"; exit 2; }
            echo "Entering QEMU Monitor for VM $2 - type 'help' for help"
            while read -r -p 'qm> ' line; do
                case "$line" in
                    "info network") cat "DIRECTORY/$2/network" ;;
                    "info block") cat "DIRECTORY/$2/block" ;;
                    *) echo "ERROR: VM $2 qmp command failed - unexpected $line" ;;
                esac
            done
            """;

    private final Path directory;

    public FakeQm(Path directory) throws IOException {
        this(directory, TALK.replace("DIRECTORY", directory.toString()));
    }

    FakeQm(Path directory, String script) throws IOException {
        this.directory = directory;
        Path program = Files.writeString(directory.resolve("qm"), script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    public String program() {
        return directory.resolve("qm").toString();
    }

    /// What it prints of a guest, as QEMU says it.
    public void guest(String id, String network, String block) throws IOException {
        Path guest = Files.createDirectories(directory.resolve(id));
        Files.writeString(guest.resolve("network"), network);
        Files.writeString(guest.resolve("block"), block);
    }

    /// The processes that were started.
    List<Long> started() throws IOException {
        Path file = directory.resolve("started");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(Long::valueOf).toList()
                : List.of();
    }
}
