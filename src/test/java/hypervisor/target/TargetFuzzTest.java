package hypervisor.target;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.Fuzz;
import hypervisor.config.TargetPattern;
import hypervisor.config.TargetPatterns;
import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TargetFuzzTest {
    private static final String[] PIECES = {
        "https://",
        "http://",
        "qemu+tls://",
        "qemu+ssh://",
        "://",
        ":",
        "/",
        "//",
        "\\",
        "@",
        "?",
        "#",
        "%",
        "%2e",
        "*",
        "*.",
        ".",
        "..",
        "[",
        "]",
        "::",
        "::1",
        "fe80::1",
        "2001:db8::",
        "ffff:",
        "127.0.0.1",
        "169.254.169.254",
        "0x7f",
        "0177",
        "1",
        "256",
        "8006",
        ":8006",
        ":0",
        "-",
        "_",
        "a",
        "pve1",
        "example.net",
        "xn--",
        "ü",
        "。",
        "１",
        "ß",
        "\u200b",
        "\u202e",
        "\ud83d",
        "\n",
        "\0",
        " ",
        "/24",
        "/64",
        "/system",
        "?command=x",
        "~",
        "'",
        "\""
    };

    @Test
    void whatIsUnderstoodHasOneMeaning() {
        Fuzz.run(5_000, 20_000, random -> {
            String text = text(random);
            TargetParser parser = random.nextBoolean() ? TargetParser.proxmox() : TargetParser.libvirt("tls");
            try {
                Target target = parser.parse(text);
                assertThat(target.toString()).matches("[a-z0-9.:\\[\\]-]+(/default)?");
                URI uri = URI.create("https://" + target.host().bracketed() + ":" + target.port());
                assertThat(uri.getHost()).isEqualTo(target.host().bracketed());
                assertThat(uri.getPort()).isEqualTo(target.port());
                assertThat(uri.getRawUserInfo()).isNull();
                assertThat(uri.getRawPath()).isEmpty();
                assertThat(parser.parse(target.host().bracketed() + ":" + target.port())
                                .host())
                        .isEqualTo(target.host());
            } catch (RefusedException e) {
                assertThat(e.getMessage()).matches("the target [ -~]+");
            }
            return text.length();
        });
    }

    @Test
    void anEntryIsReadBackAsItIsPrinted() {
        Fuzz.run(6_000, 20_000, random -> {
            String text = text(random);
            TargetPattern entry = null;
            try {
                entry = TargetPatterns.of(text);
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotBlank();
            }
            if (entry != null) {
                assertThat(TargetPatterns.of(entry.toString())).isEqualTo(entry);
            }
            return text.length();
        });
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        int pieces = random.nextInt(8);
        for (int i = 0; i < pieces; i++) {
            text.append(
                    random.nextInt(10) == 0 ? (char) random.nextInt(0x10000) : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
