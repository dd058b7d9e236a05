package hypervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PrometheusPveExporterFuzzTest {
    private static final String VALID = """
            default:
              user: a@pve
              token_name: "b"
              token_value: c
              verify_ssl: false
              targets: [pve1, "*.lab:9", 10.0.0.0/8, "[2001:db8::]/32", "*"]
            other: {user: a@pam, password: d, port: 8443, timeout: 2.5, targets: "pve2,pve3", otp: 1}
            """;
    private static final String[] PIECES = {
        "user",
        ": ",
        "targets: ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "\n",
        "\n  ",
        "- ",
        "*",
        ":",
        "/",
        "0",
        "99999",
        "\"",
        "&a ",
        "*a",
        "~",
        "é"
    };

    @Test
    void aFileOfAnyKindIsReadOrRefused() {
        Fuzz.run(11, 3_000, random -> {
            String text = damaged(random);
            var problems = new Problems();
            try {
                for (var given : PrometheusPveExporterFile.modules("file", YamlParser.parse("file", text), problems)) {
                    Module module = new PrometheusPveExporterModule(Settings.standard(), given, problems).made();
                    assertThat(module.targets()).isNotEmpty();
                }
                problems.throwIfAny();
            } catch (ConfigException e) {
                assertThat(e.problems())
                        .isNotEmpty()
                        .allSatisfy(problem -> assertThat(problem.place()).startsWith("file"));
            }
            return text.length();
        });
    }

    private static String damaged(Random random) {
        var text = new StringBuilder(VALID);
        for (int i = random.nextInt(5); i >= 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
                default -> text.setCharAt(at, (char) random.nextInt(0x80));
            }
        }
        return text.toString();
    }
}
