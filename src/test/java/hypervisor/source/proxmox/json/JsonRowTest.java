package hypervisor.source.proxmox.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.source.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One thing in the several ways in which versions 7, 8 and 9 write it.
class JsonRowTest {
    private static JsonRow row(String value) throws IOException {
        return read("{\"data\":{\"x\":" + value + "}}");
    }

    private static JsonRow read(String json) throws IOException {
        var in = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        return JsonAnswer.read("/x", in, AnswerReader.object(row -> row));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "100, 100",
                "\"100\", 100",
                "0.5, 0",
                "\"0.5\", 0",
                "-1, -1",
                "\" 7 \", 7",
                "1e3, 1000",
                "9223372036854775807, 9223372036854775807",
                "\"N/A\",",
                "\"\",",
                "null,",
                "true,",
                "[1],",
                "{},",
                "1e300,",
                "\"NaN\","
            })
    void aWholeNumberMayBeQuotedOrAFraction(String written, Long number) throws IOException {
        assertThat(row(written).integer("x")).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "3.65, 3.65",
                "\"3.65\", 3.65",
                "0, 0",
                "\"0.00\", 0",
                "\"N/A\",",
                "\"Infinity\",",
                "1e999,",
                "null,",
                "false,"
            })
    void aNumberMayBeQuoted(String written, Double number) throws IOException {
        assertThat(row(written).number("x")).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "1, true",
                "\"1\", true",
                "true, true",
                "\"yes\", true",
                "0, false",
                "\"0\", false",
                "false, false",
                "\"\", false",
                "\"off\", false",
                "1.0, true",
                "0.0, false",
                "\"perhaps\",",
                "null,",
                "[],"
            })
    void aFlagIsWrittenInManyWays(String written, Boolean flag) throws IOException {
        assertThat(row(written).flag("x")).isEqualTo(flag);
    }

    @Test
    void aNumberIsAlsoAText() throws IOException {
        assertThat(row("200").text("x")).isEqualTo("200");
        assertThat(row("\"200\"").text("x")).isEqualTo("200");
        assertThat(row("true").text("x")).isEqualTo("true");
        assertThat(row("null").text("x")).isNull();
        assertThat(row("1").text("y", "otherwise")).isEqualTo("otherwise");
    }

    @Test
    void whatIsMissingIsUnknownAndNotZero() throws IOException {
        JsonRow row = read("{\"data\":{}}");
        assertThat(row.integer("x")).isNull();
        assertThat(row.number("x")).isNull();
        assertThat(row.flag("x")).isNull();
        assertThat(row.isSet("x")).isFalse();
        assertThat(row.object("x")).isNull();
        assertThat(row.objects("x")).isEmpty();
        assertThat(row.texts("x")).isEmpty();
        assertThatThrownBy(() -> row.need("x"))
                .isInstanceOf(MalformedException.class)
                .hasMessage("/x: data: lacks x");
    }

    @Test
    void objectsAndListsAreKept() throws IOException {
        JsonRow row = read("{\"data\":{\"nics\":{\"tap1\":{\"in\":\"5\"},\"odd\":3},\"mp\":[\"a\",1,null,{}]}}");
        assertThat(row.objects("nics")).containsOnlyKeys("tap1");
        assertThat(row.objects("nics").values())
                .extracting(nic -> nic.integer("in"))
                .containsExactly(5L);
        assertThat(row.texts("mp")).containsExactly("a", "1");
        assertThat(row.names()).containsExactly("nics", "mp");
    }

    @Test
    void anObjectOfTooManyValuesIsNotTaken() {
        String many = "{\"data\":{\"x\":[" + "0,".repeat(60_000) + "0]}}";
        assertThatThrownBy(() -> read(many))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("more than");
    }
}
