package hypervisor.source.qemu;

import hypervisor.source.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// One object that QEMU wrote. What is missing, null or of another type is null here.
final class JsonObject {
    private static final int DEEPEST = 100;
    private static final int LONGEST_NUMBER = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final Map<String, Object> values;

    private JsonObject(Map<String, Object> values) {
        this.values = values;
    }

    /// @param origin names the text in messages
    /// @throws MalformedException for what is not one object
    static JsonObject parse(String origin, byte[] text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                JsonObject object = object(parser);
                if (parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null) {
                    return object;
                }
            }
            throw new MalformedException(origin, "expected one JSON object");
        } catch (JacksonException e) {
            throw new MalformedException(origin, "not JSON: " + e.getOriginalMessage());
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    @Nullable String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    @Nullable Long integer(String name) {
        return values.get(name) instanceof Long number ? number : null;
    }

    long integer(String name, long otherwise) {
        Long number = integer(name);
        return number == null ? otherwise : number;
    }

    @Nullable JsonObject object(String name) {
        return values.get(name) instanceof JsonObject object ? object : null;
    }

    /// The objects of a list; empty where there is none.
    List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        if (values.get(name) instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof JsonObject object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    private static JsonObject object(JsonParser parser) {
        Map<String, Object> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser);
            if (value != null) {
                values.put(name, value);
            }
        }
        return new JsonObject(values);
    }

    private static @Nullable Object value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getString();
            case VALUE_NUMBER_INT -> whole(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> null;
        };
    }

    private static List<Object> list(JsonParser parser) {
        List<Object> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            Object item = value(parser);
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private static @Nullable Long whole(String digits) {
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException _) {
            return null; // counters are of 64 bits
        }
    }
}
