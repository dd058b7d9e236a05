package hypervisor.exposition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the headers of a scrape ask for. Never refuses: without a header, with one that makes no sense, and where
/// everything we have is refused, the answer is text 0.0.4, not compressed.
public final class Negotiation {
    private Negotiation() {}

    /// The format with the highest weight; among equals the one asked for first, then our own order.
    ///
    /// @param accept the lines of the Accept header, null if there is none
    public static Format format(@Nullable List<String> accept) {
        List<Preference> preferences = parse(accept);
        Offer chosen = Offer.ALL.getFirst();
        @Nullable Preference reason = null;
        int place = preferences.size();
        for (Offer offer : Offer.ALL) {
            Preference preference = offer.bestMatch(preferences);
            if (preference == null || preference.weight() == 0) {
                continue;
            }
            int itsPlace = preferences.indexOf(preference);
            double gain = preference.weight() - (reason == null ? 0 : reason.weight());
            if (gain > 0 || (gain == 0 && itsPlace < place)) {
                chosen = offer;
                reason = preference;
                place = itsPlace;
            }
        }
        return chosen.format()
                .apply(
                        reason == null
                                ? Escaping.NONE
                                : Escaping.of(reason.parameters().getOrDefault("escaping", "")));
    }

    /// Whether the answer may be compressed with gzip.
    ///
    /// @param acceptEncoding the lines of the Accept-Encoding header, null if there is none
    public static boolean gzip(@Nullable List<String> acceptEncoding) {
        List<Preference> preferences = parse(acceptEncoding);
        double gzip = weight(preferences, List.of("gzip", "x-gzip", "*"));
        return gzip > 0 && gzip >= weight(preferences, List.of("identity"));
    }

    /// Of the first of these names that is there; 0 if none is.
    private static double weight(List<Preference> preferences, List<String> names) {
        for (String name : names) {
            for (Preference preference : preferences) {
                if (preference.value().equals(name)) {
                    return preference.weight();
                }
            }
        }
        return 0;
    }

    private static List<Preference> parse(@Nullable List<String> lines) {
        return lines == null ? List.of() : Preference.parse(String.join(",", lines));
    }
}
