package hypervisor.source.zfs;

import java.util.Random;

/// What a program prints, with a few things wrong, and sometimes cut off.
public final class Garbled {
    private static final String[] PIECES = {
        "",
        " ",
        "\n",
        "\t",
        "  ",
        "ONLINE",
        "99999999999999999999999",
        "-1",
        "\"",
        "{",
        "}",
        "[",
        "(",
        "%",
        ": ",
        "1.2K",
        "\u0000",
        "ü",
        "NaN",
        "@",
        "scan: ",
        "  pool: ",
        "config:\n",
        " with ",
        " errors on ",
        "null",
        "1e999"
    };

    private Garbled() {}

    public static String text(String text, Random random) {
        var garbled = new StringBuilder(text);
        for (int i = random.nextInt(8); i >= 0; i--) {
            int from = random.nextInt(garbled.length() + 1);
            int to = Math.min(garbled.length(), from + random.nextInt(20));
            String piece = PIECES[random.nextInt(PIECES.length)];
            garbled.replace(from, to, random.nextInt(20) == 0 ? piece.repeat(random.nextInt(5000)) : piece);
        }
        if (random.nextInt(5) == 0) {
            garbled.setLength(random.nextInt(garbled.length() + 1));
        }
        return garbled.toString();
    }
}
