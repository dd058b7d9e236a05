package hypervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfigFuzzTest {
    private static final String[] PIECES = {
        "web",
        "web:",
        "web.max-requests: ",
        "libvirt.metadata: ",
        "label: ",
        "xpath: ",
        "namespaces: ",
        "collector:",
        "a",
        "5",
        "10s",
        "true",
        "\n",
        "\n  ",
        "\n    ",
        "- ",
        ": ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a ",
        "*a",
        "!!str ",
        "!x",
        "? ",
        "\"",
        "'",
        "|\n",
        ">\n",
        "#",
        "---\n",
        "...\n",
        "%YAML 1.2\n",
        "\t",
        "\u0000",
        "\ufeff",
        "\ud83d\ude00",
        "<<: "
    };
    private static final String VALID = """
            web: {listen-address: [":9177", "[::1]:9177"], max-requests: 5}
            libvirt.metadata:
              - {label: a, xpath: /b, namespaces: {p: "urn:p"}}
            collector: {jvm: true, jvm.interval: 1m}
            scrape.timeout: &t 5s
            libvirt.connect-timeout: *t
            """;

    @Test
    void yamlOfAnyKindIsReadOrRefused() {
        Fuzz.run(1, 3_000, random -> {
            String text = random.nextBoolean() ? assembled(random) : damaged(random);
            var problems = new Problems();
            Map<Setting<?>, Object> found = new HashMap<>();
            var reader = new YamlSettings(new Names(AllSettings.ALL), true, problems, new YamlSettings.Found() {
                @Override
                public <T> void accept(Setting<T> setting, T value, String place) {
                    found.put(setting, value);
                }
            });
            try {
                reader.read(YamlParser.parse("file", text));
                assertThat(found).hasSizeLessThanOrEqualTo(AllSettings.ALL.size());
                problems.throwIfAny();
            } catch (ConfigException e) {
                assertThat(e.problems())
                        .isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem.place()).startsWith("file"));
            }
            return text.length();
        });
    }

    @Test
    void durationsReadBack() {
        Fuzz.run(2, 20_000, random -> {
            String text = characters(random, "0123456789smhd .-+eE");
            try {
                var duration = Durations.parse(text);
                assertThat(Durations.parse(Durations.print(duration))).isEqualTo(duration);
                assertThat(duration.isNegative()).isFalse();
            } catch (InvalidValueException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
            return text.length();
        });
    }

    @Test
    void addressesReadBack() {
        Fuzz.run(3, 20_000, random -> {
            String text = characters(random, "0123459:[]%.afZ-_/ \n");
            try {
                ListenAddress address = ListenAddress.parse(text);
                assertThat(ListenAddress.parse(address.toString())).isEqualTo(address);
                assertThat(address.port()).isBetween(0, 65_535);
            } catch (InvalidValueException e) {
                assertThat(e.getMessage()).doesNotContain("\n");
            }
            return text.length();
        });
    }

    private static String assembled(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(40); i >= 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static String damaged(Random random) {
        var text = new StringBuilder(VALID);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                default -> text.setCharAt(at, (char) random.nextInt(0x80));
            }
        }
        return text.toString();
    }

    private static String characters(Random random, String from) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }
}
