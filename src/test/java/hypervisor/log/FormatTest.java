package hypervisor.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.System.Logger.Level;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class FormatTest {
    private static final long TIME = 1_795_225_350_007L;

    @Test
    void writesLogfmt() {
        assertThat(Format.LOGFMT.write(line("it works", null)))
                .isEqualTo("ts=2026-11-21T01:42:30.007Z level=warn msg=\"it works\" source=libvirt");
        assertThat(Format.LOGFMT.write(line("plain", "a=b")))
                .isEqualTo("ts=2026-11-21T01:42:30.007Z level=warn msg=plain source=libvirt error=\"a=b\"");
        assertThat(Format.LOGFMT.write(line("", null))).contains(" msg=\"\" ");
    }

    @Test
    void letsNoValueBeginALineOrAKey() {
        String evil = "x\" level=error\n\rts=1\t\\ \u001b[31m \u0085 \u2028 \u202e é";

        assertThat(Format.LOGFMT.write(line(evil, null)))
                .contains(" msg=\"x\\\" level=error\\n\\rts=1\\t\\\\ \\u001b[31m \\u0085 \\u2028 \\u202e é\" ");
        assertThat(Format.JSON.write(line(evil, null))).doesNotContain("\n", "\r", "\u001b");
    }

    @Test
    void writesJson() {
        assertThat(Format.JSON.write(line("say \"hi\"", "no\nluck")))
                .isEqualTo("{\"ts\":\"2026-11-21T01:42:30.007Z\",\"level\":\"warn\",\"msg\":\"say \\\"hi\\\"\","
                        + "\"source\":\"libvirt\",\"error\":\"no\\nluck\"}");
    }

    @Test
    void jsonReadsBackWhateverTheTextIs() {
        var random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(30), 0, 0xd800)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String written = Format.JSON.write(line(text, null));
            assertThat(message(written)).isEqualTo(text);
        }
    }

    @Test
    void logfmtStaysOnOneLineWhateverTheTextIs() {
        var random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            String text = random.ints(random.nextInt(30), 0, 0x10000)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            String written = Format.LOGFMT.write(line(text, null));
            assertThat(written).endsWith(" source=libvirt").doesNotContainPattern("\\R");
        }
    }

    private static String message(String json) {
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), json)) {
            String found = "";
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && "msg".equals(parser.currentName())) {
                    found = parser.getString();
                }
            }
            return found;
        }
    }

    private static Line line(String message, @Nullable String error) {
        return new Line(TIME, Level.WARNING, message, "libvirt", error, null);
    }
}
