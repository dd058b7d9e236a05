package hypervisor.http;

import hypervisor.fact.Outcome;
import org.jspecify.annotations.Nullable;

/// How something is, as a person sees it: a sign and a word, and a colour beside them. The worst is the first.
enum State {
    FAILED("bad", "\u2717 failed"),
    LATE("bad", "! late"),
    NOT_WATCHED("quiet", "\u2013 not watched"),
    NOT_ASKED("quiet", "\u2013 not asked yet"),
    WATCHED("good", "\u2713 watched"),
    SUCCEEDED("good", "\u2713 succeeded"),
    NOTHING("quiet", "\u2013 nothing here");

    private final String kind;
    private final String text;

    State(String kind, String text) {
        this.kind = kind;
        this.text = text;
    }

    static State of(Watched watched) {
        return watched.found() ? WATCHED : NOT_WATCHED;
    }

    /// @param outcome null where a collector was never asked
    static State of(@Nullable Outcome outcome) {
        if (outcome == null) {
            return NOT_ASKED;
        }
        if (!outcome.success()) {
            return outcome.ageSeconds() == null ? FAILED : LATE;
        }
        return outcome.because() == null ? SUCCEEDED : NOTHING;
    }

    /// What so many are: `3 succeeded`.
    String word() {
        return this == NOTHING ? "have nothing here" : text.substring(2);
    }

    String html() {
        return "<span class=\"state %s\">%s</span>".formatted(kind, text);
    }
}
