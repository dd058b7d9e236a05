package hypervisor.source.proxmox;

import hypervisor.source.proxmox.json.Complaint;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a failure of an answer that is none: what the server says, what its status means, and what to do.
final class Refusals {
    private static final int MOST = 16 * 1024;
    private static final Pattern NODE = Pattern.compile("/nodes/(?<node>[^/?]+).*");

    private Refusals() {}

    static ApiException of(Exchange.Place place, HttpResponse<?> response, InputStream body, Credentials credentials)
            throws IOException {
        int status = response.statusCode();
        String problem;
        if (status >= 300 && status < 400) {
            problem = redirected(response.headers().firstValue("Location").orElse(null));
        } else {
            String said = said(body);
            Matcher node = NODE.matcher(place.path());
            String words = StatusMeaning.words(
                    status,
                    node.matches() ? "the node " + ServerText.printable(node.group("node")) : "the node",
                    credentials.grantee());
            problem = said.isEmpty() ? words : said + " (" + words + ")";
        }
        return new ApiException(StatusMeaning.kind(status), status, place + ": " + status + ", " + problem, null);
    }

    private static String said(InputStream body) throws IOException {
        try {
            return ServerText.printable(Complaint.read(new LimitedStream(body, MOST)));
        } catch (LimitedStream.TooLargeException _) {
            return "";
        }
    }

    /// Names the place without what may be secret in it.
    private static String redirected(@Nullable String location) {
        String to = "elsewhere";
        try {
            URI uri = URI.create(location == null ? "" : location);
            if (uri.getHost() != null) {
                to = "to " + uri.getScheme() + "://" + uri.getHost() + (uri.getPort() == -1 ? "" : ":" + uri.getPort());
            }
        } catch (IllegalArgumentException _) {
            to = "to what is no URL";
        }
        return "it redirects " + ServerText.printable(to) + ", which is not followed; if the API is there, name it in"
                + " proxmox.endpoints";
    }
}
