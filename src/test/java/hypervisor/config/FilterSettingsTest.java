package hypervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.Fuzz;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterSettingsTest {
    private static final FilterKind GUEST =
            new FilterKind(List.of("id", "name", "node", "pool", "tag", "template", "type"));

    @TempDir
    private Path directory;

    @Test
    void aFileHasRulesAsMappingsOrAsTexts() throws IOException {
        Settings settings = file("""
                filter:
                  guests:
                    include:
                      - tag: prod
                      - {name: "web-*", type: lxc}
                      - pool=lab&node=pve1
                    exclude: {id: 9000-9999}
                  storages.exclude: [{shared: true}]
                  nodes.exclude: name=pve9
                """);

        assertThat(settings.of(FilterSettings.GUESTS_INCLUDE))
                .containsExactly(
                        rule("tag", "prod"), rule("name", "web-*", "type", "lxc"), rule("pool", "lab", "node", "pve1"));
        assertThat(settings.of(FilterSettings.GUESTS_EXCLUDE)).containsExactly(rule("id", "9000-9999"));
        assertThat(settings.of(FilterSettings.STORAGES_EXCLUDE)).containsExactly(rule("shared", "true"));
        assertThat(settings.of(FilterSettings.NODES_EXCLUDE)).containsExactly(rule("name", "pve9"));
    }

    @Test
    void flagsAndTheEnvironmentHaveThemAsTexts() {
        Settings settings = new Sources(new Problems())
                .environment(Map.of("HYPERVISOR_EXPORTER_FILTER_GUESTS_EXCLUDE", "tag=test,template=true"))
                .flag(FilterSettings.GUESTS_INCLUDE, "--filter.guests.include", "tag=prod & type=qemu")
                .flag(FilterSettings.GUESTS_INCLUDE, "--filter.guests.include", "name==odd")
                .read();

        assertThat(settings.of(FilterSettings.GUESTS_INCLUDE))
                .containsExactly(rule("tag", "prod", "type", "qemu"), rule("name", "=odd"));
        assertThat(settings.of(FilterSettings.GUESTS_EXCLUDE))
                .containsExactly(rule("tag", "test"), rule("template", "true"));
        assertThat(settings.text(FilterSettings.GUESTS_INCLUDE)).isEqualTo("tag=prod&type=qemu,name==odd");
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        assertThatThrownBy(() -> file("""
                        filter:
                          guests:
                            include:
                              - tags: prod
                              - {type: openvz}
                              - {id: 20-10}
                              - {template: yes}
                              - {tag: [a, b]}
                              - {}
                              - prod
                            exclude: {name: ""}
                          nodes.include: {tag: prod}
                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(
                        "f.yml:4:9: filter.guests.include: no rule can look at \"tags\": did you mean tag?")
                .hasMessageContaining("f.yml:5:10: filter.guests.include: expected qemu (or vm) or lxc (or container)")
                .hasMessageContaining(
                        "f.yml:6:10: filter.guests.include: expected 1 to 200 characters for id, or a range")
                .hasMessageContaining("f.yml:7:10: filter.guests.include: expected true or false for template")
                .hasMessageContaining("f.yml:8:10: filter.guests.include: expected a text for tag, found a list")
                .hasMessageContaining(
                        "f.yml:9:9: filter.guests.include: expected a rule such as name=web-* of id, name,")
                .hasMessageContaining("f.yml:10:9: filter.guests.include: expected a rule such as name=web-*")
                .hasMessageContaining("f.yml:11:15: filter.guests.exclude: expected 1 to 200 characters for name")
                .hasMessageContaining("f.yml:12:19: filter.nodes.include: no rule can look at \"tag\"");
    }

    @ParameterizedTest
    @CsvSource({"tag", "tag=a&tag=b", "=a", "tag=", "tag=a&", "id=2-1", "template=1", "type=*"})
    void aTextThatIsNoRuleIsRefused(String text) {
        assertThatThrownBy(() -> GUEST.parse(text)).isInstanceOf(InvalidValueException.class);
    }

    @Test
    void aRuleIsReadOrRefusedAndReadBackAsItIsPrinted() {
        String[] pieces = {
            "tag",
            "name",
            "id",
            "type",
            "template",
            "=",
            "&",
            "*",
            "?",
            "qemu",
            "true",
            "1-9",
            "9-1",
            " ",
            "\u0000",
            "🦉",
            ",",
            "a"
        };
        Fuzz.run(1, 5_000, random -> {
            String text = text(random, pieces);
            try {
                FilterRule rule = GUEST.parse(text);
                assertThat(rule.conditions()).isNotEmpty();
                assertThat(GUEST.parse(GUEST.print(rule))).isEqualTo(rule);
            } catch (InvalidValueException e) {
                assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(400);
            }
            return text.length();
        });
    }

    private static String text(Random random, String... pieces) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    private Settings file(String yaml) throws IOException {
        Path file = Files.writeString(directory.resolve("f.yml"), yaml);
        return new Sources(new Problems())
                .flag(ConfigSettings.FILE, "--config.file", file.toString())
                .read();
    }

    private static FilterRule rule(String... conditions) {
        var all = new TreeMap<String, String>();
        for (int i = 0; i < conditions.length; i += 2) {
            all.put(conditions[i], conditions[i + 1]);
        }
        return new FilterRule(all);
    }
}
