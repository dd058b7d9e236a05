package hypervisor.discovery;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes targets as Prometheus reads them from `http_sd_configs`, one on each line:
///
/// ```
/// [
/// {"targets":["192.168.1.5:9100"],"labels":{"__meta_hypervisor_name":"web-1"}}
/// ]
/// ```
public final class TargetList {
    public static final String CONTENT_TYPE = "application/json";
    private static final JsonFactory JSON =
            JsonFactory.builder().rootValueSeparator(",\n").build();

    private TargetList() {}

    public static void write(List<Target> targets, OutputStream out) {
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8)) {
            json.writeRaw("[\n");
            for (Target target : targets) {
                json.writeStartObject();
                json.writeArrayPropertyStart("targets");
                json.writeString(target.address());
                json.writeEndArray();
                json.writeObjectPropertyStart("labels");
                for (Map.Entry<String, String> label : target.labels().entrySet()) {
                    json.writeStringProperty(label.getKey(), whole(label.getValue()));
                }
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeRaw(targets.isEmpty() ? "]\n" : "\n]\n");
        }
    }

    /// Without halves of characters, which UTF-8 has no bytes for: names come from others.
    private static String whole(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
