package hypervisor.filter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is told of: what any rule includes, or all where none does, without what any rule excludes.
///
/// @param include empty for everything
public record Rules(List<Rule> include, List<Rule> exclude) {
    public static final Rules EVERYTHING = new Rules(List.of(), List.of());

    public Rules {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    public boolean admitEverything() {
        return include.isEmpty() && exclude.isEmpty();
    }

    /// Where it depends on something that is not known, the answer is no: what is shown by mistake is worse than what
    /// comes a scrape later.
    boolean admit(Properties properties) {
        Boolean included = include.isEmpty() ? Boolean.TRUE : any(include, properties);
        Boolean excluded = any(exclude, properties);
        return Boolean.TRUE.equals(included) && Boolean.FALSE.equals(excluded);
    }

    private static @Nullable Boolean any(List<Rule> rules, Properties properties) {
        boolean unknown = false;
        for (Rule rule : rules) {
            Boolean means = rule.means(properties);
            if (means == null) {
                unknown = true;
            } else if (means) {
                return true;
            }
        }
        return unknown ? null : Boolean.FALSE;
    }
}
