package hypervisor.source.self;

import java.util.Random;

/// Recorded text with a few things wrong.
final class Mutated {
    private static final String[] PIECES = {
        "",
        " ",
        "\n",
        "-1",
        "9223372036854775808",
        ")",
        "unlimited",
        "kB",
        "\u0000",
        "é",
        "0",
        "1e9",
        "18446744073709551615"
    };

    private Mutated() {}

    static String text(String text, Random random) {
        var mutated = new StringBuilder(text);
        for (int i = random.nextInt(6); i >= 0; i--) {
            int from = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + random.nextInt(12));
            mutated.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
        }
        return mutated.toString();
    }
}
