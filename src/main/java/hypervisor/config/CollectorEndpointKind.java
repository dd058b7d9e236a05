package hypervisor.config;

import java.net.URI;
import java.net.URISyntaxException;

/// Where figures are pushed to; empty for nowhere.
record CollectorEndpointKind() implements Kind<String> {
    @Override
    public String placeholder() {
        return "URL";
    }

    @Override
    public String expected() {
        return "an address such as http://collector:4318/v1/metrics";
    }

    @Override
    public String parse(String text) throws InvalidValueException {
        if (text.isEmpty()) {
            return text;
        }
        if (text.indexOf('@') >= 0) {
            // not shown: before the @ stands a name, and perhaps a password
            throw new InvalidValueException("expected " + expected() + ", found one with a user's name in it");
        }
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawFragment() == null) {
                return text;
            }
        } catch (URISyntaxException _) {
            // told below
        }
        throw InvalidValueException.expected(expected(), text);
    }

    @Override
    public String print(String value) {
        return value;
    }
}
