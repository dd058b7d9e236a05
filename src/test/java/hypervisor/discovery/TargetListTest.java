package hypervisor.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class TargetListTest {
    @Test
    void writesOneTargetOnEachLineAndItsLabelsInOrder() {
        var target = new Target("10.0.0.1:9100", new TreeMap<>(Map.of("__meta_b", "2", "__meta_a", "1")));

        assertThat(json(target, target)).isEqualTo("""
                        [
                        {"targets":["10.0.0.1:9100"],"labels":{"__meta_a":"1","__meta_b":"2"}},
                        {"targets":["10.0.0.1:9100"],"labels":{"__meta_a":"1","__meta_b":"2"}}
                        ]
                        """);
    }

    @Test
    void anEmptyListIsOne() {
        assertThat(json()).isEqualTo("[\n]\n");
    }

    @Test
    void whateverANameHasInItStaysInItsText() {
        String name = "a\"b\\c</script>\u0000\n\u2028é🦉\ud800";
        String json = json(new Target("10.0.0.1:9100", new TreeMap<>(Map.of("__meta_name", name))));

        assertThat(lastText(json)).isEqualTo("a\"b\\c</script>\u0000\n\u2028é🦉?");
        assertThat(json.lines()).hasSize(3);
    }

    private static String json(Target... targets) {
        var out = new ByteArrayOutputStream();
        TargetList.write(List.of(targets), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String lastText(String json) {
        String last = "";
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                last = token == JsonToken.VALUE_STRING ? parser.getString() : last;
            }
        }
        return last;
    }
}
