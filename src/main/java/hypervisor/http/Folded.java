package hypervisor.http;

import static hypervisor.http.Html.escape;

/// Text that may be long, as the names of fifty nodes are: then the whole of it takes a click, and no script.
final class Folded {
    private static final int LONGEST = 240;
    private static final int SHOWN = 160;

    private Folded() {}

    /// A paragraph.
    ///
    /// @param before HTML that the text follows
    /// @param text not yet escaped
    static String paragraph(String before, String text) {
        if (text.length() <= LONGEST) {
            return "<p>" + before + escape(text) + "</p>\n";
        }
        int end = Character.isHighSurrogate(text.charAt(SHOWN - 1)) ? SHOWN - 1 : SHOWN;
        return "<details>\n<summary>" + before + escape(text.substring(0, end)) + "\u2026</summary>\n<p>" + escape(text)
                + "</p>\n</details>\n";
    }
}
