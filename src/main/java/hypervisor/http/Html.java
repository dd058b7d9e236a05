package hypervisor.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Pages for people: one style sheet, no scripts, nothing from elsewhere, and a policy that holds browsers to it.
final class Html {
    private static final String CONTENT_TYPE = "text/html; charset=utf-8";

    private Html() {}

    static String escape(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /// @param title not yet escaped
    /// @param body HTML
    static String page(String title, String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s</title>
                <style>%s</style>
                </head>
                <body>
                %s</body>
                </html>
                """.formatted(escape(title), Style.CSS, body);
    }

    static Answer answer(String page, SegmentPool pool) {
        return Answer.of(200, CONTENT_TYPE, Answer.segments(page, pool), () -> {})
                .with("Content-Security-Policy", Policy.TEXT)
                .with("X-Frame-Options", "DENY")
                .with("Referrer-Policy", "no-referrer")
                .with("Cache-Control", "no-store");
    }

    /// Apart, so that the digest is made when the first page is asked for, and not at the start.
    private static final class Policy {
        static final String TEXT = "default-src 'none'; style-src 'sha256-" + digest(Style.CSS)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

        private static String digest(String text) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                return Base64.getEncoder().encodeToString(hash);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
