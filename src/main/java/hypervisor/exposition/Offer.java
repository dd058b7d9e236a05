package hypervisor.exposition;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A format that can be asked for, and how it is called in an Accept header.
record Offer(String mediaType, Map<String, String> parameters, Function<Escaping, Format> format) {
    private static final String PROTOBUF = "application/vnd.google.protobuf";
    private static final String OPEN_METRICS = "application/openmetrics-text";
    private static final String TEXT = "text/plain";

    /// The formats there are, the plainest first.
    static final List<Offer> ALL = List.of(
            new Offer(TEXT, Map.of("version", "0.0.4"), TextFormat::legacy),
            new Offer(TEXT, Map.of("version", "1.0.0"), TextFormat::current),
            new Offer(OPEN_METRICS, Map.of("version", "1.0.0"), OpenMetricsFormat::current),
            new Offer(OPEN_METRICS, Map.of("version", "0.0.1"), OpenMetricsFormat::first),
            new Offer(
                    PROTOBUF,
                    Map.of("proto", "io.prometheus.client.MetricFamily", "encoding", "delimited"),
                    ProtobufFormat::delimited));

    /// The entry that speaks of this format most exactly, the earliest among equals, null if none does. It decides even
    /// where a vaguer one is kinder: `*/*, text/plain;version=0.0.4;q=0` refuses that version.
    @Nullable Preference bestMatch(List<Preference> preferences) {
        @Nullable Preference best = null;
        int exactness = 0;
        for (Preference preference : preferences) {
            int its = exactness(preference);
            if (its > exactness) {
                best = preference;
                exactness = its;
            }
        }
        return best;
    }

    /// 0 if it is about something else, 1 for everything, 2 for the first half of the type, from 3 on with the
    /// parameters it shares. Parameters we have no word for, such as charset, are passed over.
    private int exactness(Preference preference) {
        String wanted = preference.value();
        if (wanted.equals("*/*") || wanted.equals("*")) {
            return 1;
        }
        if (wanted.endsWith("/*") && mediaType.startsWith(wanted.substring(0, wanted.length() - 1))) {
            return 2;
        }
        if (!wanted.equals(mediaType)) {
            return 0;
        }
        int exactness = 3;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            String value = preference.parameters().get(parameter.getKey());
            if (value != null && !value.equals(parameter.getValue())) {
                return 0;
            }
            exactness += value == null ? 0 : 1;
        }
        return exactness;
    }
}
