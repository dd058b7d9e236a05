package hypervisor.log;

import java.io.StringWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// One JSON object per line. Loaded with the first line that is written so.
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    static String write(Line line) {
        var text = new StringWriter(128);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            field(json, "ts", Timestamp.of(line.epochMillis()));
            field(json, "level", line.levelName());
            field(json, "msg", line.message());
            field(json, "source", line.source());
            field(json, "error", line.error());
            field(json, "stack", line.stack());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void field(JsonGenerator json, String key, @Nullable String value) {
        if (value != null) {
            json.writeStringProperty(key, value);
        }
    }
}
