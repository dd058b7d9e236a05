package hypervisor.replay;

import hypervisor.Canonical;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What a query sees of one scrape: types by family, values by series.
///
/// @param series `name{label=value, …}`, labels sorted
record Exposition(SortedMap<String, String> types, SortedMap<String, Double> series) {
    private static final String TYPE = "# TYPE ";

    static Exposition of(String text) {
        var types = new TreeMap<String, String>();
        var series = new TreeMap<String, Double>();
        for (String line : Canonical.of(text).lines().toList()) {
            int space = line.lastIndexOf(' ');
            if (line.startsWith(TYPE)) {
                types.put(line.substring(TYPE.length(), space), line.substring(space + 1));
            } else {
                series.put(line.substring(0, space), Double.valueOf(line.substring(space + 1)));
            }
        }
        return new Exposition(types, series);
    }

    /// The names that have series.
    SortedSet<String> names() {
        return series.keySet().stream().map(Exposition::name).collect(Collectors.toCollection(TreeSet::new));
    }

    static String name(String series) {
        return series.substring(0, series.indexOf('{'));
    }
}
