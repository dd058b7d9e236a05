package hypervisor.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {
    private static final Properties WEB = Properties.NONE
            .with("id", "9001")
            .with("name", "web-1")
            .with("node", "pve1")
            .withKind(true)
            .withFlag("template", false)
            .withOptional("pool", "prod/shop")
            .with("tag", List.of("prod", "web"));

    private static final Properties NAMELESS =
            Properties.NONE.with("id", "9002").withOptional("pool", null).with("tag", List.of());

    @ParameterizedTest
    @CsvSource({
        "id, 9001, true",
        "id, 9000-9999, true",
        "id, 9001-9001, true",
        "id, 1-9000, false",
        "id, 90*, true",
        "name, web-*, true",
        "name, web, false",
        "node, pve1, true",
        "type, qemu, true",
        "type, vm, true",
        "type, lxc, false",
        "template, false, true",
        "template, true, false",
        "pool, prod*, true",
        "pool, shop, false",
        "tag, web, true",
        "tag, we, false",
        "tag, p?od, true",
    })
    void everyKindOfRuleMeansWhatItSays(String property, String pattern, boolean means) {
        assertThat(rule(property, pattern).means(WEB)).isEqualTo(means);
    }

    @Test
    void anIdOfLettersIsInNoRangeAndHasAPattern() {
        Properties domain = Properties.NONE.with("id", "888d0ee3-61af-3603-b36f-32131e7b20a2");

        assertThat(rule("id", "888d0ee3-*").means(domain)).isTrue();
        assertThat(rule("id", "100-900").means(domain)).isFalse();
    }

    @Test
    void allConditionsOfARuleMustHold() {
        assertThat(Rule.of(Map.of("tag", "web", "type", "qemu")).means(WEB)).isTrue();
        assertThat(Rule.of(Map.of("tag", "web", "type", "lxc")).means(WEB)).isFalse();
    }

    @Test
    void oneRuleIsEnoughAndExclusionWins() {
        Rules rules = rules(include(rule("tag", "none"), rule("name", "web-*")), exclude(rule("pool", "lab")));
        assertThat(rules.admit(WEB)).isTrue();
        assertThat(rules.admit(WEB.withOptional("pool", "lab"))).isFalse();
        assertThat(rules.admit(WEB.with("name", "db-1"))).isFalse();
    }

    @Test
    void withoutRulesAllIsTold() {
        assertThat(Rules.EVERYTHING.admit(Properties.NONE)).isTrue();
        assertThat(Rules.EVERYTHING.admitEverything()).isTrue();
        assertThat(rules(include(), exclude(rule("tag", "x"))).admitEverything())
                .isFalse();
    }

    @Test
    void whatDependsOnSomethingUnknownIsNotTold() {
        assertThat(rules(include(rule("name", "web-*")), exclude()).admit(NAMELESS))
                .isFalse();
        assertThat(rules(include(), exclude(rule("name", "web-*"))).admit(NAMELESS))
                .isFalse();
        assertThat(rules(include(rule("name", "web-*"), rule("id", "9002")), exclude())
                        .admit(NAMELESS))
                .isTrue();
        assertThat(rules(include(), exclude(Rule.of(Map.of("name", "web-*", "id", "1"))))
                        .admit(NAMELESS))
                .isTrue();
    }

    @Test
    void whatIsKnownToHaveNoneOfSomethingIsMeantByNoRuleAboutIt() {
        assertThat(rules(include(), exclude(rule("tag", "*"), rule("pool", "*")))
                        .admit(NAMELESS))
                .isTrue();
        assertThat(rules(include(rule("tag", "*")), exclude()).admit(NAMELESS)).isFalse();
    }

    private static Rule rule(String property, String pattern) {
        return Rule.of(Map.of(property, pattern));
    }

    private static List<Rule> include(Rule... rules) {
        return Stream.of(rules).toList();
    }

    private static List<Rule> exclude(Rule... rules) {
        return List.of(rules);
    }

    private static Rules rules(List<Rule> include, List<Rule> exclude) {
        return new Rules(include, exclude);
    }
}
