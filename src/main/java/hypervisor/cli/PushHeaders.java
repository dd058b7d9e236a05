package hypervisor.cli;

import hypervisor.config.ConfigException;
import hypervisor.config.OtlpSettings;
import hypervisor.config.Settings;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The headers of a push: `Name: value`, one a line, as they stand in a file. No message has any of them.
final class PushHeaders {
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]+)[ \t]*:[ \t]*(\\P{Cntrl}*)");

    private PushHeaders() {}

    /// @param environment where systemd names the directory of its credentials
    static Map<String, String> read(Settings settings, Map<String, String> environment) throws IOException {
        try {
            return parse(OtlpSettings.HEADERS_PLACES.read(settings, environment).reveal());
        } catch (ConfigException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    static Map<String, String> parse(String text) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            Matcher header = HEADER.matcher(line.strip());
            if (header.matches()) {
                headers.put(header.group(1), header.group(2));
            } else if (!line.isBlank()) {
                throw new IOException("otlp.headers: line " + number + " is no header, which is NAME: VALUE");
            }
        }
        return headers;
    }
}
