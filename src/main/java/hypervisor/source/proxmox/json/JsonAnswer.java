package hypervisor.source.proxmox.json;

import hypervisor.source.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// An answer of the API on its way in: `{"data": …}`. What nobody asks for is skipped unread.
public final class JsonAnswer {
    private static final int DEEPEST = 100;
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_NUMBER = 100;
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private final String origin;
    private final JsonParser parser;

    private JsonAnswer(String origin, JsonParser parser) {
        this.origin = origin;
        this.parser = parser;
    }

    /// Reads an answer to its end.
    ///
    /// @param origin names the answer in messages
    /// @throws MalformedException for what is not JSON, or not of the reader's shape
    /// @throws IOException of the stream
    public static <T> T read(String origin, InputStream in, AnswerReader<T> reader) throws IOException {
        var source = new Source(in);
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), source)) {
            T value = reader.read(new JsonAnswer(origin, parser));
            while (parser.nextToken() != null) {
                // what follows must be JSON too, or the answer was cut off
            }
            return value;
        } catch (JacksonException e) {
            if (source.failure != null) {
                throw source.failure;
            }
            throw new MalformedException(origin, "not the JSON of an answer: " + e.getOriginalMessage());
        }
    }

    /// A text that is one object itself, as programs and files have it: no answer around it.
    ///
    /// @param origin names it in messages
    /// @throws MalformedException for what is not JSON, or no object
    public static JsonRow document(String origin, String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedException(origin, "expected an object, found " + parser.currentToken());
            }
            return JsonRow.read(parser, origin);
        } catch (JacksonException e) {
            throw new MalformedException(origin, e.getLocation().getLineNr(), "not JSON: " + e.getOriginalMessage());
        }
    }

    <T> List<T> rows(Function<JsonRow, T> row) throws IOException {
        return enter() ? list(row, "data") : List.of();
    }

    <T> List<T> rowsIn(String member, Function<JsonRow, T> row) throws IOException {
        if (!enter() || parser.currentToken() != JsonToken.START_OBJECT) {
            return List.of();
        }
        List<T> rows = List.of();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            if (name.equals(member)) {
                rows = list(row, "data." + member);
            } else {
                parser.skipChildren();
            }
        }
        return rows;
    }

    JsonRow object() throws IOException {
        if (!enter() || parser.currentToken() != JsonToken.START_OBJECT) {
            throw new MalformedException(origin, "data: expected an object, found " + parser.currentToken());
        }
        return JsonRow.read(parser, origin + ": data");
    }

    <T> List<T> members(BiFunction<String, JsonRow, T> member) throws IOException {
        List<T> all = new ArrayList<>();
        if (!enter() || parser.currentToken() != JsonToken.START_OBJECT) {
            return all;
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                all.add(member.apply(name, JsonRow.read(parser, origin + ": data." + name)));
            } else {
                parser.skipChildren();
            }
        }
        return all;
    }

    /// Goes to the value of `data`; false where it is missing or null.
    private boolean enter() {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new MalformedException(origin, "expected an object with data, found " + parser.currentToken());
        }
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean data = parser.currentName().equals("data");
            JsonToken value = parser.nextToken();
            if (data) {
                return value != JsonToken.VALUE_NULL;
            }
            parser.skipChildren();
        }
        return false;
    }

    private <T> List<T> list(Function<JsonRow, T> row, String place) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new MalformedException(origin, place + ": expected a list, found " + parser.currentToken());
        }
        List<T> rows = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                rows.add(row.apply(JsonRow.read(parser, origin + ": " + place + "[" + rows.size() + "]")));
            } else if (parser.currentToken() == null) {
                throw new MalformedException(origin, place + ": ends in the middle");
            } else {
                parser.skipChildren();
            }
        }
        return rows;
    }

    /// Keeps the stream's own failure, which the parser would tell in its words.
    private static final class Source extends InputStream {
        private final InputStream in;
        private @Nullable IOException failure;

        private Source(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            try {
                return in.read();
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            try {
                return in.read(bytes, offset, length);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
