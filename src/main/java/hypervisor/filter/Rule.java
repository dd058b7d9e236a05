package hypervisor.filter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Conditions that all must hold.
public record Rule(List<Condition> conditions) {
    public Rule {
        conditions = List.copyOf(conditions);
    }

    /// @param patterns by property: `tag` to `prod`
    public static Rule of(Map<String, String> patterns) {
        return new Rule(patterns.entrySet().stream()
                .map(entry -> Condition.of(entry.getKey(), entry.getValue()))
                .toList());
    }

    /// Null where that depends on what is not known.
    @Nullable Boolean means(Properties properties) {
        boolean unknown = false;
        for (Condition condition : conditions) {
            Boolean holds = condition.holds(properties);
            if (holds == null) {
                unknown = true;
            } else if (!holds) {
                return false;
            }
        }
        return unknown ? null : Boolean.TRUE;
    }
}
