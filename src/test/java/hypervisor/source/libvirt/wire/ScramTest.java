package hypervisor.source.libvirt.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import javax.security.sasl.SaslException;
import org.junit.jupiter.api.Test;

/// The conversations are those printed in RFC 5802 and RFC 7677.
class ScramTest {
    private static final Credentials.Login LOGIN = new Credentials.Login("user", "pencil");

    @Test
    void sha1() throws SaslException {
        var scram = new Scram("SHA-1", LOGIN, "fyko+d2lbbFgONRv9qkxdawL");

        assertThat(say(scram, "")).isEqualTo("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL");
        assertThat(say(scram, "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096"))
                .isEqualTo("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=");
        assertThat(say(scram, "v=rmF9pqV8S7suAoZWja4dJRkFsKQ=")).isEmpty();
        assertThat(scram.isComplete()).isTrue();
    }

    @Test
    void sha256() throws SaslException {
        var scram = new Scram("SHA-256", LOGIN, "rOprNGfwEbeRWgbNEkqO");

        say(scram, "");
        assertThat(say(scram, "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096"))
                .isEqualTo("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                        + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
        assertThat(say(scram, "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=")).isEmpty();
    }

    @Test
    void aDaemonThatDoesNotKnowThePasswordIsRefused() throws SaslException {
        var scram = new Scram("SHA-1", LOGIN, "abc");
        say(scram, "");
        say(scram, "r=abcdef,s=QSXCR+Q6sek8bf92,i=4096");

        assertThatThrownBy(() -> say(scram, "v=AAAA")).hasMessageContaining("does not know the password itself");
    }

    @Test
    void aChallengeMustContinueWhatWasSaid() throws SaslException {
        for (String challenge : new String[] {
            "r=other,s=QSXCR+Q6sek8bf92,i=4096",
            "r=abcd,s=****,i=4096",
            "r=abcd,s=QSXC,i=0",
            "r=abcd,s=QSXC,i=9999999",
            ""
        }) {
            var scram = new Scram("SHA-1", LOGIN, "abc");
            say(scram, "");
            assertThatThrownBy(() -> say(scram, challenge)).isInstanceOf(SaslException.class);
        }
    }

    private static String say(Scram scram, String challenge) throws SaslException {
        return new String(scram.evaluateChallenge(challenge.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
