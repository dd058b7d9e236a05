package hypervisor.source.procfs;

import java.util.Random;

/// A text with a few pieces of it replaced, some by what numbers and tables are likely to trip over.
public final class Mutated {
    private static final String[] PIECES = {
        "",
        " ",
        "\n",
        "\t",
        "\0",
        ",",
        "=",
        ":",
        "-1",
        "9223372036854775808",
        "18446744073709551615",
        ")",
        "(",
        "kB",
        "max",
        "0",
        "1e9",
        "{",
        "\"size\":",
        "é",
        "\u0000\u0000",
        "....",
        "p1",
        "99999999999999999999999"
    };

    private Mutated() {}

    public static String text(String text, Random random) {
        var mutated = new StringBuilder(text);
        for (int i = random.nextInt(8); i >= 0; i--) {
            int from = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + random.nextInt(12));
            mutated.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
        }
        return mutated.toString();
    }
}
