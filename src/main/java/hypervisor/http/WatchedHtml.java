package hypervisor.http;

import static hypervisor.http.Html.escape;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is watched and what is not, a card for each: what is watched stands first.
record WatchedHtml(List<Watched> watched) {
    String html() {
        if (watched.isEmpty()) {
            return "<p>Nothing was looked for on this machine.</p>\n";
        }
        return watched.stream()
                .sorted(Comparator.comparing(each -> !each.found()))
                .map(WatchedHtml::card)
                .collect(Collectors.joining("", "<ul class=\"cards\">\n", "</ul>\n"));
    }

    private static String card(Watched watched) {
        return "<li>\n<h3>%s %s</h3>\n%s%s%s%s</li>\n"
                .formatted(
                        escape(watched.source()),
                        State.of(watched).html(),
                        counts(watched.found() ? watched.counts() : List.of()),
                        Folded.paragraph("", watched.what()),
                        line(watched.found() ? "Note" : "Why", watched.why()),
                        line("What to do", watched.hint()));
    }

    private static String counts(List<Watched.Count> counts) {
        return counts.isEmpty()
                ? ""
                : counts.stream()
                        .map(count -> "<b>" + count.number() + "</b> " + escape(count.what()))
                        .collect(Collectors.joining(", ", "<p class=\"counts\">", "</p>\n"));
    }

    private static String line(String title, @Nullable String text) {
        return text == null ? "" : Folded.paragraph("<b>" + title + ":</b> ", text);
    }
}
