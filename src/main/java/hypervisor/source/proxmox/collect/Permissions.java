package hypervisor.source.proxmox.collect;

import hypervisor.source.proxmox.json.JsonRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What whoever asks may do: `access/permissions`. It tells of each path that has rights of its own, and of
/// the well-known ones, with what these inherit; a path that is not told has nothing.
///
/// An empty answer is what a token has that is separated from its user and was given no rights itself.
final class Permissions {
    private static final String ROOT = "/";
    private static final Set<String> WELL_KNOWN = Set.of("/nodes", "/storage", "/vms", "/access", "/pool");

    /// By path, then by privilege: whether it holds for what is below the path too.
    private final Map<String, Map<String, Boolean>> paths = new HashMap<>();

    /// A row of the answer.
    record Path(String path, Map<String, Boolean> privileges) {
        static Path of(String path, JsonRow row) {
            Map<String, Boolean> privileges = new HashMap<>();
            row.names().forEach(name -> privileges.put(name, row.isSet(name)));
            return new Path(path, privileges);
        }
    }

    Permissions(List<Path> rows) {
        rows.forEach(row -> paths.put(row.path(), row.privileges()));
    }

    boolean has(String privilege, String path) {
        return own(path).containsKey(privilege) || inherits(privilege, path);
    }

    /// Whether it is there for all that is below a path.
    boolean hasBelow(String privilege, String path) {
        return Boolean.TRUE.equals(own(path).get(privilege)) || inherits(privilege, path);
    }

    /// Whether it is there for something below a path.
    boolean hasSomewhereBelow(String privilege, String path) {
        String below = path.equals(ROOT) ? ROOT : path + "/";
        return paths.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith(below)
                        && entry.getKey().length() > below.length()
                        && entry.getValue().containsKey(privilege));
    }

    private Map<String, Boolean> own(String path) {
        return paths.getOrDefault(path, Map.of());
    }

    /// What is told of a path includes what it inherits, so that only a path which is not told may get it
    /// from above: and not even that where the answer has other well-known paths, since it would then have
    /// this one.
    private boolean inherits(String privilege, String path) {
        if (path.equals(ROOT) || paths.containsKey(path) || (tellsWellKnown() && WELL_KNOWN.contains(path))) {
            return false;
        }
        for (String above = above(path); above != null; above = above(above)) {
            if (paths.containsKey(above)) {
                return Boolean.TRUE.equals(own(above).get(privilege));
            }
        }
        return false;
    }

    private boolean tellsWellKnown() {
        return WELL_KNOWN.stream().anyMatch(paths::containsKey);
    }

    private static @Nullable String above(String path) {
        int slash = path.lastIndexOf('/');
        return path.equals(ROOT) || slash < 0 ? null : slash == 0 ? ROOT : path.substring(0, slash);
    }
}
