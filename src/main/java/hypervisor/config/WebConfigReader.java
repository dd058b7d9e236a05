package hypervisor.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a [WebConfig] of what is written. Keys, words and defaults are those of Prometheus' exporter toolkit.
final class WebConfigReader {
    private static final String TLS = "tls_server_config";
    private static final String HTTP = "http_server_config";
    private static final String RATE = "rate_limit";
    private static final String USERS = "basic_auth_users";

    /// No other header can be set; where there are words, the value is one of them.
    private static final Map<String, List<String>> HEADERS = Map.of(
            "Content-Security-Policy", List.of(),
            "Strict-Transport-Security", List.of(),
            "X-Content-Type-Options", List.of("nosniff"),
            "X-Frame-Options", List.of("deny", "sameorigin"),
            "X-XSS-Protection", List.of());

    /// Its cost has two digits: 2 to that many rounds.
    private static final Pattern BCRYPT = Pattern.compile("\\$2[abxy]?\\$(\\d\\d)\\$[./A-Za-z0-9]{53}");

    private static final int LEAST_COST = 4;
    /// Each password takes seconds to try with more.
    private static final int MOST_COST = 16;

    private static final SwitchKind SWITCH = new SwitchKind(true);

    private final Path file;
    private final Problems problems = new Problems();

    private WebConfigReader(Path file) {
        this.file = file;
    }

    /// @param document null where the file is empty, which is a configuration too
    static WebConfig read(Path file, @Nullable Yaml document) {
        var reader = new WebConfigReader(file);
        WebConfig config = reader.all(document);
        reader.problems.throwIfAny();
        return config;
    }

    private WebConfig all(@Nullable Yaml document) {
        YamlRecord root = record("", document, TLS, HTTP, RATE, USERS);
        YamlRecord http = root == null ? null : record(HTTP, root.field(HTTP), "http2", "headers");
        Yaml tls = root == null ? null : root.field(TLS);
        return new WebConfig(
                file,
                new WebTlsReader(file, problems).read(TLS, tls),
                http != null && http.value("http2", SWITCH, false),
                http == null ? Map.of() : headers(http),
                root == null ? null : rate(root.field(RATE)),
                root == null ? Map.of() : users(root));
    }

    /// Null where it is missing or empty, or no mapping, which the problems then say.
    private @Nullable YamlRecord record(String key, @Nullable Yaml yaml, String... known) {
        return yaml == null || (yaml instanceof Yaml.Scalar scalar && scalar.isNull())
                ? null
                : YamlRecord.of(key, yaml, problems, known);
    }

    private static Map<String, String> texts(YamlRecord record, String name) {
        boolean nothing = record.field(name) instanceof Yaml.Scalar scalar && scalar.isNull();
        return nothing ? Map.of() : record.texts(name);
    }

    private Map<String, String> headers(YamlRecord http) {
        Map<String, String> headers = texts(http, "headers");
        headers.forEach((name, value) -> {
            List<String> words = HEADERS.get(name);
            String key = HTTP + ".headers." + Printable.of(name);
            if (words == null) {
                problems.add(
                        http.place(name, "headers"),
                        key + ": this header cannot be set" + Nearest.hint(name, HEADERS.keySet()));
            } else if (!words.isEmpty() && !words.contains(value)) {
                problems.add(
                        http.place(name, "headers"),
                        key + ": expected " + String.join(" or ", words) + ", found \"" + Printable.of(value) + "\"");
            } else if (value.chars().anyMatch(c -> c < ' ' || c > '~')) {
                problems.add(http.place(name, "headers"), key + ": a header has no such characters");
            }
        });
        return headers;
    }

    private WebConfig.@Nullable Rate rate(@Nullable Yaml yaml) {
        YamlRecord rate = record(RATE, yaml, "interval", "burst");
        if (rate == null) {
            return null;
        }
        Duration interval = rate.value("interval", new GoDurationKind(), Duration.ZERO);
        int burst = rate.value("burst", new NumberKind(0, Integer.MAX_VALUE), 0);
        if (interval.isZero()) {
            return null;
        }
        if (burst == 0) {
            problems.add(rate.place("burst"), RATE + ".burst: must be at least 1, or nothing is ever answered");
        }
        return new WebConfig.Rate(interval, burst);
    }

    private Map<String, String> users(YamlRecord root) {
        Map<String, String> users = texts(root, USERS);
        users.forEach((name, hash) -> {
            String key = USERS + "." + Printable.of(name);
            var cost = BCRYPT.matcher(hash);
            if (!cost.matches()) {
                problems.add(
                        root.place(name, USERS),
                        key + ": no bcrypt hash of a password (htpasswd -nBC 10 \"\" | tr -d ':\\n' makes one)");
            } else if (Integer.parseInt(cost.group(1)) < LEAST_COST || Integer.parseInt(cost.group(1)) > MOST_COST) {
                problems.add(
                        root.place(name, USERS),
                        key + ": a hash of cost " + cost.group(1) + ", expected one from " + LEAST_COST + " to "
                                + MOST_COST + " (10 is usual)");
            }
        });
        return users;
    }
}
