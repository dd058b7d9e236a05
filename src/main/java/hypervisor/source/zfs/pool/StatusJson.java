package hypervisor.source.zfs.pool;

import hypervisor.source.MalformedException;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.json.JsonAnswer;
import hypervisor.source.proxmox.json.JsonRow;
import hypervisor.source.zfs.pool.Vdev.Trim;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `zpool status -j`, which there is since OpenZFS 2.3. Numbers are also understood in quotes, as without
/// `--json-int`.
final class StatusJson {
    private static final Map<String, String> GROUPS =
            Map.of("dedup", "dedup", "l2cache", "cache", "logs", "logs", "spares", "spares", "special", "special");

    private static final Map<String, String> FUNCTIONS = Map.of("SCRUB", "scrub", "RESILVER", "resilver");

    private StatusJson() {}

    /// @throws MalformedException for what is not JSON, or does not tell of this pool
    static PoolStatus parse(String origin, String pool, byte[] bytes) {
        JsonRow row = document(origin, bytes).objects("pools").get(pool);
        if (row == null) {
            throw new MalformedException(origin, "does not tell of pool " + pool);
        }
        List<Vdev> vdevs = new ArrayList<>();
        row.objects("vdevs").values().forEach(root -> {
            vdevs.add(vdev(root, "", pool, "data"));
            root.objects("vdevs").forEach((name, child) -> add(child, "", name, "data", vdevs));
        });
        List.of("special", "dedup", "logs", "l2cache", "spares")
                .forEach(key -> row.objects(key).forEach((name, child) -> {
                    String group = GROUPS.getOrDefault(key, key);
                    add(child, group + "/", name, group, vdevs);
                }));
        return new PoolStatus(row.text("state"), scan(row.object("scan_stats")), vdevs, row.number("error_count"));
    }

    /// The reader of Proxmox VE's answers expects what is of interest under `data`.
    private static JsonRow document(String origin, byte[] bytes) {
        List<InputStream> parts = List.of(part("{\"data\":"), new ByteArrayInputStream(bytes), part("}"));
        try (var in = new SequenceInputStream(Collections.enumeration(parts))) {
            return JsonAnswer.read(origin, in, AnswerReader.object(row -> row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream part(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void add(JsonRow row, String above, String name, String group, List<Vdev> vdevs) {
        vdevs.add(vdev(row, above + name, name, group));
        row.objects("vdevs").forEach((child, it) -> add(it, above + name + "/", child, group, vdevs));
    }

    private static Vdev vdev(JsonRow row, String path, String name, String group) {
        String state = row.text("state");
        return new Vdev(
                path,
                name,
                group,
                "HEALTHY".equals(state) ? "ONLINE" : state,
                row.number("read_errors"),
                row.number("write_errors"),
                row.number("checksum_errors"),
                row.number("slow_ios"),
                trim(row));
    }

    private static @Nullable Trim trim(JsonRow row) {
        String state = row.text("trim_state");
        if (row.isSet("trim_notsup")) {
            return new Trim("unsupported", null, null);
        }
        if (state == null) {
            return null;
        }
        String lower = state.toLowerCase(Locale.ROOT);
        return new Trim(
                switch (lower) {
                    case "completed" -> "complete";
                    case "none" -> "untrimmed";
                    default -> lower;
                },
                part(row.number("trimmed"), row.number("to_trim")),
                ZfsDates.seconds(row.text("trim_time")));
    }

    private static @Nullable Scan scan(@Nullable JsonRow row) {
        String function = row == null ? null : FUNCTIONS.get(row.text("function", ""));
        if (row == null || function == null) {
            return null;
        }
        String state = row.text("state", "").toLowerCase(Locale.ROOT);
        boolean active = state.equals("scanning");
        boolean paused = active && ZfsDates.seconds(row.text("scrub_pause")) != null;
        Double total = difference(row.number("to_examine"), row.number("skipped"));
        return new Scan(
                function,
                paused ? "paused" : state,
                ZfsDates.seconds(row.text("start_time")),
                active ? null : ZfsDates.seconds(row.text("end_time")),
                row.number("examined"),
                row.number("issued"),
                total,
                row.number("processed"),
                active ? part(row.number("issued"), total) : null,
                row.number("errors"));
    }

    private static @Nullable Double difference(@Nullable Double whole, @Nullable Double part) {
        return whole == null ? null : Double.valueOf(Math.max(0, whole - (part == null ? 0 : part)));
    }

    private static @Nullable Double part(@Nullable Double some, @Nullable Double all) {
        return some == null || all == null || all == 0 ? null : Double.valueOf(Math.min(1, some / all));
    }
}
