package hypervisor.source.zfs.pool;

import hypervisor.source.MalformedException;
import hypervisor.source.zfs.PrintedLines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `zpool status` for people, as every version prints it: keys with a colon, each followed by lines that go on with it
/// and begin with a tab.
final class StatusText {
    private static final Pattern KEY = Pattern.compile(" {0,8}([a-z]{1,20}): ?(.*)");
    private static final Pattern ERRORS = Pattern.compile("(\\d{1,20}) data errors?\\b.*");

    private StatusText() {}

    /// @param text of this pool or of several
    /// @throws MalformedException where this pool is not in it
    static PoolStatus parse(String origin, String pool, String text) {
        Map<String, List<List<String>>> sections = sections(pool, PrintedLines.whole(text));
        if (sections == null) {
            throw new MalformedException(origin, "does not tell of pool " + pool);
        }
        List<List<String>> scans = new ArrayList<>(sections.getOrDefault("scan", List.of()));
        scans.addAll(sections.getOrDefault("scrub", List.of()));
        return new PoolStatus(
                first(sections, "state"),
                scan(scans),
                vdevs(pool, sections.getOrDefault("config", List.of())),
                errors(sections.getOrDefault("errors", List.of())));
    }

    /// What stands behind each key of a pool, key by key, since one may be there several times.
    private static @Nullable Map<String, List<List<String>>> sections(String pool, List<String> lines) {
        Map<String, List<List<String>>> sections = null;
        List<String> current = new ArrayList<>();
        for (String line : lines) {
            Matcher key = KEY.matcher(line);
            if (!key.matches()) {
                current.add(line);
            } else if (key.group(1).equals("pool")) {
                if (sections != null) {
                    return sections;
                }
                current = new ArrayList<>();
                sections = key.group(2).equals(pool) ? new LinkedHashMap<>() : null;
            } else if (sections != null) {
                current = new ArrayList<>(List.of(key.group(2)));
                sections.computeIfAbsent(key.group(1), _ -> new ArrayList<>()).add(current);
            }
        }
        return sections;
    }

    private static @Nullable String first(Map<String, List<List<String>>> sections, String key) {
        List<List<String>> found = sections.get(key);
        String text = found == null ? "" : found.getFirst().getFirst().strip();
        return text.isEmpty() ? null : text;
    }

    /// The one that goes on, or else the first: there may be one more for each device that is rebuilt.
    private static @Nullable Scan scan(List<List<String>> scans) {
        Scan first = null;
        for (List<String> lines : scans) {
            Scan scan = ScanText.parse(lines);
            if (scan != null && scan.end() == null && !scan.state().equals("finished")) {
                return scan;
            }
            first = first == null ? scan : first;
        }
        return first;
    }

    private static List<Vdev> vdevs(String pool, List<List<String>> config) {
        return config.isEmpty()
                ? List.of()
                : VdevText.parse(
                        pool,
                        config.getFirst().stream()
                                .filter(line -> line.startsWith("\t"))
                                .toList());
    }

    private static @Nullable Double errors(List<List<String>> errors) {
        if (errors.isEmpty()) {
            return null;
        }
        List<String> lines = errors.getFirst();
        String first = lines.getFirst().strip();
        if (first.equals("No known data errors")) {
            return 0.0;
        }
        if (first.startsWith("Permanent errors have been detected")) {
            return (double)
                    lines.stream().skip(1).filter(line -> !line.isBlank()).count();
        }
        Matcher count = ERRORS.matcher(first);
        return count.matches() ? Double.valueOf(count.group(1)) : null;
    }
}
