package hypervisor.real;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// A JSON text as maps, lists and strings; numbers and the like are strings, too.
final class Json {
    private Json() {}

    static Map<?, ?> object(String text) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            parser.nextToken();
            return (Map<?, ?>) value(parser);
        } catch (ClassCastException | tools.jackson.core.JacksonException e) {
            throw new AssertionError("not a JSON object: " + text, e);
        }
    }

    /// What is below an object, by keys.
    static Object at(Map<?, ?> object, String... keys) {
        Object at = object;
        for (String key : keys) {
            @Nullable Object next = at instanceof Map<?, ?> map ? map.get(key) : null;
            if (next == null) {
                throw new AssertionError("no " + key + " in " + at);
            }
            at = next;
        }
        return at;
    }

    private static Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            default -> parser.getString();
        };
    }
}
