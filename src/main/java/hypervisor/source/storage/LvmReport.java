package hypervisor.source.storage;

import hypervisor.source.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Reads what LVM's programs print with `--reportformat json`: `{"report": [{"lv": [{…}, …]}]}`.
final class LvmReport {
    private static final int DEEPEST = 20;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(100)
                    .build())
            .build();

    private LvmReport() {}

    /// Every object that has a `vg_name`, wherever it stands.
    ///
    /// @param origin names the program in messages
    /// @throws MalformedException for what is not JSON
    static List<LvmVolume> parse(String origin, byte[] json) {
        List<LvmVolume> volumes = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedException(origin, "expected an object, found " + parser.currentToken());
            }
            Map<String, String> columns = new LinkedHashMap<>();
            while (parser.nextToken() != null) {
                switch (parser.currentToken()) {
                    case START_OBJECT -> columns.clear();
                    case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                        if (parser.currentName() != null) {
                            columns.put(parser.currentName(), parser.getString());
                        }
                    }
                    case END_OBJECT -> {
                        if (columns.containsKey("vg_name")) {
                            volumes.add(new LvmVolume(columns));
                        }
                        columns.clear();
                    }
                    default -> {
                        // names and lists lead on to what is looked for
                    }
                }
            }
            return volumes;
        } catch (JacksonException e) {
            throw new MalformedException(origin, "not the JSON of a report: " + e.getOriginalMessage());
        }
    }
}
