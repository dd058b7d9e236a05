package hypervisor.config;

import java.net.URI;
import java.net.URISyntaxException;

/// Where a node of a cluster answers: `https://pve1:8006`. A name alone (then it is port 8006; in a URL without
/// one it is 443), a slash at the end and `/api2/json` are understood as well, since other tools write them.
record EndpointKind() implements Kind<URI> {
    private static final int PORT = 8006;
    private static final int HTTPS_PORT = 443;
    private static final String API = "/api2/json";

    @Override
    public String placeholder() {
        return "https://HOST:8006";
    }

    @Override
    public String expected() {
        return "an endpoint such as https://pve1.example.org:8006";
    }

    @Override
    public URI parse(String text) throws InvalidValueException {
        if (text.indexOf('@') >= 0) {
            // not shown: before the @ stands a name, and perhaps a password
            throw new InvalidValueException("expected " + expected() + ", found one with a user's name in it");
        }
        if (text.startsWith("http://")) {
            throw new InvalidValueException("expected " + expected() + ", found \"" + Printable.of(text)
                    + "\", over which the token would go in clear");
        }
        try {
            boolean url = text.contains("://");
            URI uri = new URI(url ? text : "https://" + text);
            if (uri.getHost() != null && "https".equalsIgnoreCase(uri.getScheme()) && isRoot(uri) && isPort(uri)) {
                int port = uri.getPort() >= 0 ? uri.getPort() : url ? HTTPS_PORT : PORT;
                return new URI("https", null, uri.getHost(), port, null, null, null);
            }
        } catch (URISyntaxException _) {
            // told below
        }
        throw InvalidValueException.expected(expected(), text);
    }

    @Override
    public String print(URI value) {
        return value.toString();
    }

    private static boolean isRoot(URI uri) {
        String path = uri.getRawPath();
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return (bare.isEmpty() || bare.equals(API)) && uri.getRawQuery() == null && uri.getRawFragment() == null;
    }

    private static boolean isPort(URI uri) {
        return uri.getPort() != 0 && uri.getPort() <= 65_535;
    }
}
