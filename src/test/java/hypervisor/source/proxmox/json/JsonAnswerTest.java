package hypervisor.source.proxmox.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAnswerTest {
    private static final AnswerReader<List<String>> NAMES = AnswerReader.rows(row -> row.need("name"));

    private static <T> T read(String json, AnswerReader<T> reader) throws IOException {
        return JsonAnswer.read("/nodes", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), reader);
    }

    @Test
    void rowsAreReadWhereverDataStands() throws IOException {
        String rows = "\"data\":[{\"name\":\"a\"},7,null,[{\"name\":\"x\"}],{\"name\":\"b\",\"more\":[{}]}]";
        assertThat(read("{" + rows + "}", NAMES)).containsExactly("a", "b");
        assertThat(read("{\"success\":1,\"x\":{\"data\":[]}," + rows + ",\"total\":2}", NAMES))
                .containsExactly("a", "b");
    }

    @Test
    void noListIsAnEmptyOne() throws IOException {
        assertThat(read("{\"data\":null}", NAMES)).isEmpty();
        assertThat(read("{}", NAMES)).isEmpty();
        assertThat(read("{\"data\":{}}", AnswerReader.rowsIn("data", row -> row.need("id"))))
                .isEmpty();
    }

    @Test
    void rowsBelowDataAreRead() throws IOException {
        assertThat(read(
                        "{\"data\":{\"x\":[1],\"data\":[{\"id\":\"node/pve1\"}],\"y\":{}}}",
                        AnswerReader.rowsIn("data", row -> row.need("id"))))
                .containsExactly("node/pve1");
    }

    @Test
    void membersAreReadByTheirNames() throws IOException {
        assertThat(read(
                        "{\"data\":{\"/\":{\"Sys.Audit\":1},\"/vms\":0,\"/nodes\":{}}}",
                        AnswerReader.members((name, row) -> name + row.names())))
                .containsExactly("/[Sys.Audit]", "/nodes[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "<html>",
                "{\"data\":[",
                "{\"data\":[{\"name\":\"a\"}",
                "{\"data\":[{\"name\":\"a\"}]",
                "{\"data\":[{\"name\":\"a",
                "{\"data\":{\"name\":\"a\"}}",
                "{\"data\":\"a\"}",
                "{\"data\":[{\"nom\":\"a\"}]}",
                "{\"data\":[{\"name\":\"a\"}]} trailing"
            })
    void whatIsNotAListOfRowsIsMalformed(String json) {
        assertThatThrownBy(() -> read(json, NAMES))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("/nodes: ");
    }

    @Test
    void nestingHasABound() {
        assertThatThrownBy(() -> read("{\"data\":" + "[".repeat(5000), NAMES)).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> read("{\"data\":[{\"name\":" + "{\"a\":".repeat(5000), NAMES))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void theStreamsOwnFailureIsToldAsItIs() {
        var start = new ByteArrayInputStream("{\"data\":[".getBytes(StandardCharsets.UTF_8));
        var broken = new FilterInputStream(start) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                if (read < 0) {
                    throw new IOException("cut");
                }
                return read;
            }
        };
        assertThatThrownBy(() -> JsonAnswer.read("/nodes", broken, NAMES))
                .isInstanceOf(IOException.class)
                .hasMessage("cut");
    }

    @Test
    void aComplaintIsMessageAndErrors() throws IOException {
        assertThat(complaint("{\"message\":\"no\\n\",\"data\":null}")).isEqualTo("no");
        assertThat(complaint("{\"errors\":{\"a\":\"x\\n\",\"b\":{}},\"message\":\"no\"}"))
                .isEqualTo("no; a: x");
        assertThat(complaint("{\"data\":null}")).isEmpty();
        assertThat(complaint("")).isEmpty();
        assertThat(complaint("<html>")).isEmpty();
        assertThat(complaint("{\"message\":\"no\",\"da")).isEqualTo("no");
    }

    private static String complaint(String body) throws IOException {
        return Complaint.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
