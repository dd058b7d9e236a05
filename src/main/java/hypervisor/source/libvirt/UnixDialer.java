package hypervisor.source.libvirt;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.wire.Transport;
import hypervisor.source.libvirt.wire.UnixTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// Tries sockets in order; where none will do, says what is wrong with each, and what to do.
record UnixDialer(List<Path> sockets) implements Dialer {

    @Override
    public Transport dial(Deadline deadline) throws IOException {
        List<String> tried = new ArrayList<>();
        String advice = "start libvirtd, or virtqemud.socket where each driver has a daemon of its own;"
                + " another path is given as ?socket=PATH";
        for (Path socket : sockets) {
            try {
                return UnixTransport.connect(socket, deadline);
            } catch (IOException e) {
                String message = String.valueOf(e.getMessage());
                if (message.contains("Permission denied")) {
                    advice = "let " + System.getProperty("user.name") + " reach it: " + owner(socket);
                }
                tried.add(socket + " (" + problem(socket, message) + ")");
            }
        }
        throw new IOException("no libvirt daemon can be reached: " + String.join(", ", tried) + "; " + advice);
    }

    private static String problem(Path socket, String message) {
        if (message.contains("Connection refused")) {
            return "nobody listens, its daemon has ended";
        }
        if (message.contains("No such file")) {
            return Files.isDirectory(socket.resolveSibling(".")) ? "not there" : "no such directory";
        }
        return message;
    }

    private static String owner(Path socket) {
        try {
            PosixFileAttributes file = Files.readAttributes(socket, PosixFileAttributes.class);
            return "%s belongs to %s:%s with mode %s, so make it a member of %s"
                    .formatted(
                            socket,
                            file.owner().getName(),
                            file.group().getName(),
                            PosixFilePermissions.toString(file.permissions()),
                            file.group().getName());
        } catch (IOException | UnsupportedOperationException _) {
            return "its directory is closed to that user";
        }
    }
}
