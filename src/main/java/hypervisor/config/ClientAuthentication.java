package hypervisor.config;

import java.util.ArrayList;
import java.util.List;

/// What a TLS server wants of its clients' certificates; the words are those of Go, which the file is written
/// in.
public enum ClientAuthentication {
    /// It does not ask for one.
    NONE("NoClientCert"),
    /// It asks, and takes whatever comes, or nothing.
    REQUEST("RequestClientCert"),
    /// There must be one, which nobody needs to vouch for.
    REQUIRE_ANY("RequireAnyClientCert"),
    /// There may be none, but one that comes must be vouched for.
    VERIFY_IF_GIVEN("VerifyClientCertIfGiven"),
    /// There must be one, and it must be vouched for.
    REQUIRE_AND_VERIFY("RequireAndVerifyClientCert");

    /// An older word for [#REQUIRE_ANY].
    private static final String OLDER = "RequireClientCert";

    private final String word;

    ClientAuthentication(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public boolean required() {
        return this == REQUIRE_ANY || this == REQUIRE_AND_VERIFY;
    }

    public boolean verified() {
        return this == VERIFY_IF_GIVEN || this == REQUIRE_AND_VERIFY;
    }

    static List<String> words() {
        List<String> words = new ArrayList<>();
        for (ClientAuthentication one : values()) {
            words.add(one.word);
        }
        words.add(OLDER);
        return words;
    }

    /// @param word one of [#words]
    static ClientAuthentication of(String word) {
        for (ClientAuthentication one : values()) {
            if (one.word.equals(word)) {
                return one;
            }
        }
        return REQUIRE_ANY;
    }
}
