package hypervisor.filter;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "web-*, web-1, true",
        "web-*, web-, true",
        "web-*, my-web-1, false",
        "*-db, prod-db, true",
        "*-db, prod-db-2, false",
        "*a*b, xaxxbxb, true",
        "w?b, web, true",
        "w?b, wb, false",
        "*, '', true",
        "'', x, false",
        "a.c, abc, false",
        "[a], a, false",
        "Web, web, false",
    })
    void matchesTheWholeText(String pattern, String text, boolean matches) {
        assertThat(new Glob(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void aPatternOfManyStarsTakesNoLongerThanOthers() {
        assertThat(new Glob("*a".repeat(500)).matches("a".repeat(20_000) + "b")).isFalse();
    }

    @Test
    void agreesWithARegularExpression() {
        Fuzz.run(1, 2000, random -> {
            String pattern = letters(random.nextInt(6), "ab*?", random);
            String text = letters(random.nextInt(8), "ab", random);
            var expression = Pattern.compile(pattern.replace("*", ".*").replace("?", "."));
            assertThat(new Glob(pattern).matches(text))
                    .as(pattern + " " + text)
                    .isEqualTo(expression.matcher(text).matches());
            return pattern.length() + text.length();
        });
    }

    private static String letters(int length, String from, Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(from.charAt(random.nextInt(from.length())));
        }
        return text.toString();
    }
}
