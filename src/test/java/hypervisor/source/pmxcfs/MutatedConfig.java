package hypervisor.source.pmxcfs;

import java.util.Random;

/// Text with a few things wrong, some of it many times over.
final class MutatedConfig {
    private static final String[] PIECES = {
        "",
        " ",
        "\n",
        "\t",
        ":",
        ",",
        "=",
        ",=,",
        "[x]\n",
        "[PENDING]\n",
        "#",
        "\u0000",
        "\uFFFD",
        "é",
        "-1",
        "1e309",
        "99999999999999999999T",
        "9223372036854775807",
        "dir: a\n",
        "net0: ",
        "scsi0: ",
        "pool:",
        "a,".repeat(500),
        "k=v,".repeat(300),
        "[s]\nsnaptime: 1\n".repeat(100)
    };

    private MutatedConfig() {}

    static String text(String text, Random random) {
        var mutated = new StringBuilder(text);
        for (int i = random.nextInt(8); i >= 0; i--) {
            int from = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + random.nextInt(16));
            mutated.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
        }
        return mutated.toString();
    }
}
