package hypervisor.http;

import static hypervisor.http.Html.escape;

import hypervisor.fact.Outcome;
import hypervisor.http.Landing.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How each collector fared when it was asked last: the worst stand first.
record CollectorsHtml(List<Asked> collectors, Instant now) {

    String html() {
        if (collectors.isEmpty()) {
            return "<p>There are no collectors.</p>\n";
        }
        var table = new Table()
                .column("Collector", "name")
                .column("State", "word")
                .column("Took", "number")
                .column("Age", "number")
                .column("Asked", "number")
                .column("Why", "why");
        collectors.stream()
                .sorted(Comparator.comparing((Asked asked) -> worst(asked)).thenComparing(Asked::name))
                .forEach(asked -> row(table, asked));
        return "<p class=\"soft\">" + summary() + "</p>\n" + table.html("collectors");
    }

    /// `1 failed, 34 succeeded`
    String summary() {
        Map<State, Long> counts = new EnumMap<>(State.class);
        collectors.forEach(asked -> counts.merge(State.of(asked.outcome()), 1L, Long::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().word())
                .collect(Collectors.joining(", "));
    }

    /// Whether nothing failed, nor was late.
    boolean isWell() {
        return collectors.stream().allMatch(asked -> worst(asked) == State.NOTHING);
    }

    /// Those that need nobody's attention are one to whoever looks for what does.
    private static State worst(Asked asked) {
        State state = State.of(asked.outcome());
        return state == State.FAILED || state == State.LATE ? state : State.NOTHING;
    }

    private void row(Table table, Asked asked) {
        Outcome outcome = asked.outcome();
        String state = State.of(outcome).html();
        if (outcome == null) {
            table.row(escape(asked.name()), state, "", "", "", "");
            return;
        }
        Double age = outcome.ageSeconds();
        table.row(
                escape(asked.name()),
                state,
                time(outcome.seconds()),
                age == null ? "" : age == 0 ? "new" : time(age),
                ago(asked.when()),
                outcome.because() == null ? "" : Folded.paragraph("", outcome.because()));
    }

    private String ago(@Nullable Instant when) {
        return when == null ? "" : time(Duration.between(when, now).toNanos() / 1e9) + " ago";
    }

    static String time(double seconds) {
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.1f ms", Math.max(0, seconds) * 1000);
        }
        if (seconds < 120) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
        }
        return seconds < 7200 ? Math.round(seconds / 60) + " min" : Math.round(seconds / 3600) + " h";
    }
}
