package hypervisor.source.proxmox.json;

import hypervisor.source.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One object of an answer. Proxmox VE writes one thing in several ways, by version and by mood: `100`, `"100"`, `0.5`,
/// `true`, `1`, `"1"`, or nothing at all. All are understood; what is missing, null or nonsense is null here.
public final class JsonRow {
    private static final int MOST_VALUES = 50_000;

    private final String place;
    private final Map<String, Object> values;

    private JsonRow(String place, Map<String, Object> values) {
        this.place = place;
        this.values = values;
    }

    /// Where in the answer it stands, for messages.
    public String place() {
        return place;
    }

    /// A text, or a number or truth as text; null where there is none.
    public @Nullable String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    public String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    /// What a row cannot be understood without.
    ///
    /// @throws MalformedException where it is missing
    public String need(String name) {
        String text = text(name);
        if (text == null || text.isEmpty()) {
            throw new MalformedException(place, "lacks " + name);
        }
        return text;
    }

    /// A number, also one in quotes; null for anything else, as `"N/A"`.
    public @Nullable Double number(String name) {
        String text = text(name);
        return text == null ? null : parsed(text);
    }

    /// A whole number, also one in quotes; a fraction is cut off.
    public @Nullable Long integer(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            Double number = parsed(text);
            return number == null || Math.abs(number) >= Long.MAX_VALUE ? null : Long.valueOf((long) (double) number);
        }
    }

    /// 1, "1" and true; 0, "0", "" and false; null where it is missing.
    public @Nullable Boolean flag(String name) {
        String text = text(name);
        return switch (text) {
            case null -> null;
            case "1", "true", "yes", "on" -> true;
            case "", "0", "false", "no", "off" -> false;
            default -> {
                Double number = parsed(text);
                yield number == null ? null : number != 0;
            }
        };
    }

    /// Where a missing flag means that it is not set.
    public boolean isSet(String name) {
        return Boolean.TRUE.equals(flag(name));
    }

    public @Nullable JsonRow object(String name) {
        return values.get(name) instanceof JsonRow row ? row : null;
    }

    /// The objects that an object holds by name, in the answer's order; empty where there are none.
    public Map<String, JsonRow> objects(String name) {
        Map<String, JsonRow> objects = new LinkedHashMap<>();
        if (values.get(name) instanceof JsonRow row) {
            row.values.forEach((key, value) -> {
                if (value instanceof JsonRow object) {
                    objects.put(key, object);
                }
            });
        }
        return objects;
    }

    /// The scalars of a list, as texts; empty where there is no list.
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        if (values.get(name) instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof String text) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    /// The objects of a list; empty where there is no list.
    public List<JsonRow> rows(String name) {
        List<JsonRow> rows = new ArrayList<>();
        if (values.get(name) instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof JsonRow row) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    /// The names of everything it has.
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    private static @Nullable Double parsed(String text) {
        try {
            double number = Double.parseDouble(text.strip());
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /// @param parser at the start of an object; afterwards at its end
    static JsonRow read(JsonParser parser, String place) {
        return row(parser, place, new int[] {MOST_VALUES});
    }

    private static JsonRow row(JsonParser parser, String place, int[] left) {
        Map<String, Object> values = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            Object value = value(parser, place, name, left);
            if (value != null) {
                values.put(name, value);
            }
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new MalformedException(place, "ends in the middle");
        }
        return new JsonRow(place, values);
    }

    private static @Nullable Object value(JsonParser parser, String place, String name, int[] left) {
        if (--left[0] < 0) {
            throw new MalformedException(place, "more than " + MOST_VALUES + " values in one object");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> row(parser, place + "." + name, left);
            case START_ARRAY -> list(parser, place + "." + name, left);
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getString();
            case VALUE_TRUE -> "true";
            case VALUE_FALSE -> "false";
            case null, default -> null;
        };
    }

    private static List<Object> list(JsonParser parser, String place, int[] left) {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                throw new MalformedException(place, "ends in the middle");
            }
            Object item = value(parser, place, "", left);
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }
}
