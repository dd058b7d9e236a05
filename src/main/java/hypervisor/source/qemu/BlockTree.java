package hypervisor.source.qemu;

import hypervisor.source.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What lies at the bottom of a tree of block drivers, which QEMU prints in place of a path: `json:{…}`.
///
/// @param path of the file or device; `rbd:pool/image` for what has none
/// @param driver of the bottom: `file`, `host_device`, `rbd`
/// @param format of the image, whatever filters are above it
record BlockTree(String path, String driver, String format) {
    private static final String PREFIX = "json:";
    private static final String ORIGIN = "info block";

    /// They pass on what they are asked, and are no format.
    private static final Set<String> FILTERS = Set.of(
            "throttle",
            "copy-on-read",
            "copy-before-write",
            "compress",
            "preallocate",
            "snapshot-access",
            "alloc-track",
            "zeroinit",
            "mirror_top",
            "commit_top",
            "blkdebug");

    /// QEMU cuts what is longer than 4095 bytes, so that the rest may be missing.
    private static final Pattern CUT_FILE_NAME =
            Pattern.compile("\"driver\": ?\"([a-z_]+)\", ?\"filename\": ?\"((?:[^\"\\\\]|\\\\.){1,4096}+)\"");

    static boolean isTree(String path) {
        return path.startsWith(PREFIX);
    }

    /// Null where nothing in it is a place.
    static @Nullable BlockTree of(String text) {
        String json = text.substring(PREFIX.length());
        try {
            return bottom(JsonObject.parse(ORIGIN, json.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedException _) {
            return cut(json);
        }
    }

    private static @Nullable BlockTree bottom(JsonObject top) {
        String format = "";
        JsonObject node = top;
        while (true) {
            String driver = node.text("driver", "");
            JsonObject below = node.object("file");
            if (below == null) {
                String path = path(node, driver);
                return path == null ? null : new BlockTree(path, driver, format.isEmpty() ? "raw" : format);
            }
            if (format.isEmpty() && !FILTERS.contains(driver)) {
                format = driver;
            }
            node = below;
        }
    }

    private static @Nullable String path(JsonObject node, String driver) {
        String image = node.text("image");
        if (driver.equals("rbd") && image != null) {
            String namespace = node.text("namespace", "");
            return "rbd:" + node.text("pool", "") + "/" + (namespace.isEmpty() ? "" : namespace + "/") + image;
        }
        return node.text("filename");
    }

    private static @Nullable BlockTree cut(String json) {
        Matcher file = CUT_FILE_NAME.matcher(json);
        return file.find()
                ? new BlockTree(file.group(2), file.group(1), json.contains("\"qcow2\"") ? "qcow2" : "raw")
                : null;
    }
}
