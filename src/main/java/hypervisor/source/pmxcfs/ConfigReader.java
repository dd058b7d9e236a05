package hypervisor.source.pmxcfs;

import hypervisor.source.pmxcfs.GuestConfig.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads all of `/etc/pve` that is of interest. Whatever it does may hang for ever.
final class ConfigReader {
    static final int MOST_GUESTS = 10_000;

    private static final Pattern GUEST = Pattern.compile("([1-9][0-9]{0,8})\\.conf");

    private final Path root;
    private final CachedFiles<List<PoolConfig>> users;
    private final CachedFiles<List<StorageConfig>> storages;
    private final CachedFiles<GuestConfig> guests;

    ConfigReader(Path root, FileContent content) {
        this.root = root;
        this.users = new CachedFiles<>(content);
        this.storages = new CachedFiles<>(content);
        this.guests = new CachedFiles<>(content);
    }

    /// Null where there is no such directory, so that this is no node of Proxmox VE.
    ///
    /// @throws IOException nothing of it can be read
    @Nullable ClusterConfig read() throws IOException {
        if (!Files.isDirectory(root)) {
            return null;
        }
        var findings = new Findings();
        Map<Path, GuestFile> files = new TreeMap<>();
        for (Kind kind : Kind.values()) {
            list(kind, files, findings);
        }
        Path user = root.resolve("user.cfg");
        Path storage = root.resolve("storage.cfg");
        List<PoolConfig> pools = findings.of(user, () -> users.read(user, PoolParser::parse));
        List<StorageConfig> stores = findings.of(storage, () -> storages.read(storage, StorageParser::parse));
        if (files.isEmpty()
                && pools == null
                && stores == null
                && findings.failures().isEmpty()
                && isEmpty()) {
            throw new IOException(root + " is empty: it is not mounted, as when pve-cluster.service does not run");
        }
        guests.keep(files.keySet());
        Set<String> vms = new HashSet<>();
        List<GuestConfig> read = new ArrayList<>();
        files.forEach((path, file) -> {
            if (file.kind() == Kind.QEMU) {
                vms.add(file.id());
            }
            GuestConfig guest =
                    findings.of(path, () -> guests.read(path, text -> GuestParser.parse(file.id(), file.kind(), text)));
            if (guest != null) {
                read.add(guest);
            }
        });
        read.sort(Comparator.comparing(GuestConfig::kind).thenComparingInt(guest -> Integer.parseInt(guest.id())));
        return new ClusterConfig(
                read,
                vms,
                pools == null ? List.of() : pools,
                stores == null ? List.of() : stores,
                findings.failures(),
                findings.missingRights());
    }

    private record GuestFile(String id, Kind kind) {}

    private void list(Kind kind, Map<Path, GuestFile> files, Findings findings) {
        Path directory = root.resolve(kind == Kind.QEMU ? "qemu-server" : "lxc");
        findings.of(directory, () -> {
            if (!Files.isDirectory(directory)) {
                return files;
            }
            if (!Files.isReadable(directory)) {
                throw new AccessDeniedException(directory.toString());
            }
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
                for (Path path : stream) {
                    Matcher name = GUEST.matcher(String.valueOf(path.getFileName()));
                    if (name.matches() && Files.isRegularFile(path)) {
                        if (files.size() >= MOST_GUESTS) {
                            findings.add(directory, "has more than " + MOST_GUESTS + " guests: the rest is left out");
                            break;
                        }
                        files.put(path, new GuestFile(name.group(1), kind));
                    }
                }
            }
            return files;
        });
    }

    private boolean isEmpty() throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(root)) {
            return !stream.iterator().hasNext();
        }
    }
}
