package hypervisor.source.proxmox.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// What an answer says that is a refusal: `{"message": "…", "errors": {"field": "…"}, "data": null}`.
public final class Complaint {
    private Complaint() {}

    /// Message and errors in one text; empty where there are none, or what came is something else.
    public static String read(InputStream in) throws IOException {
        List<String> texts = new ArrayList<>();
        try (JsonParser parser = JsonAnswer.FACTORY.createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                members(parser, texts);
            }
        } catch (JacksonException _) {
            return String.join("; ", texts); // such answers have no body, or that of a proxy
        }
        return String.join("; ", texts);
    }

    private static void members(JsonParser parser, List<String> texts) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("message") && value == JsonToken.VALUE_STRING) {
                texts.addFirst(parser.getString().strip());
            } else if (name.equals("errors") && value == JsonToken.START_OBJECT) {
                errors(parser, texts);
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void errors(JsonParser parser, List<String> texts) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(field + ": " + parser.getString().strip());
            } else {
                parser.skipChildren();
            }
        }
    }
}
