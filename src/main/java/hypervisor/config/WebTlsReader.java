package hypervisor.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes a [WebTls] of what is written.
final class WebTlsReader {
    private static final List<String> VERSIONS = List.of("TLS10", "TLS11", "TLS12", "TLS13");
    private static final List<String> CURVES = List.of("CurveP256", "CurveP384", "CurveP521", "X25519");
    /// Those that Go counts, or long counted, as secure.
    private static final List<String> CIPHER_SUITES = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
            "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_RSA_WITH_AES_128_CBC_SHA",
            "TLS_RSA_WITH_AES_256_CBC_SHA",
            "TLS_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_RSA_WITH_AES_256_GCM_SHA384");

    private final Path file;
    private final Problems problems;

    /// @param file that it is written in; what it names lies beside it
    WebTlsReader(Path file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /// Null where nothing of it is set, or not all that it needs, which the problems then say.
    @Nullable WebTls read(String key, @Nullable Yaml yaml) {
        if (yaml == null || (yaml instanceof Yaml.Scalar scalar && scalar.isNull())) {
            return null;
        }
        YamlRecord tls = YamlRecord.of(
                key,
                yaml,
                problems,
                "cert_file",
                "cert",
                "key_file",
                "key",
                "client_ca_file",
                "client_ca",
                "client_auth_type",
                "client_allowed_sans",
                "min_version",
                "max_version",
                "cipher_suites",
                "curve_preferences",
                "prefer_server_cipher_suites");
        if (tls == null) {
            return null;
        }
        PemPlace certificate = pem(tls, "cert_file", "cert");
        PemPlace privateKey = pem(tls, "key_file", "key");
        PemPlace authority = pem(tls, "client_ca_file", "client_ca");
        String word = tls.value("client_auth_type", new ChoiceKind(ClientAuthentication.words()), "");
        var version = new ChoiceKind(VERSIONS);
        String least = tls.value("min_version", version, "TLS12");
        String most = tls.value("max_version", version, "TLS13");
        List<String> suites = chosen(tls, "cipher_suites", CIPHER_SUITES);
        List<String> curves = chosen(tls, "curve_preferences", CURVES);
        List<String> names = tls.value("client_allowed_sans", new ListKind<>(TextKind.ANY), List.of());
        boolean ownOrder = tls.value("prefer_server_cipher_suites", new SwitchKind(true), true);
        if (certificate == null && privateKey == null && authority == null && word.isEmpty()) {
            return null;
        }
        ClientAuthentication wanted = word.isEmpty() ? ClientAuthentication.NONE : ClientAuthentication.of(word);
        if (authority != null && wanted == ClientAuthentication.NONE) {
            problems.add(authority.place(), key + ": an authority for clients, but client_auth_type asks for none");
        }
        if (!names.isEmpty() && !wanted.required()) {
            problems.add(
                    tls.place("client_allowed_sans"),
                    key + ".client_allowed_sans: needs client_auth_type to be "
                            + ClientAuthentication.REQUIRE_ANY.word() + " or "
                            + ClientAuthentication.REQUIRE_AND_VERIFY.word());
        }
        if (most.compareTo("TLS12") < 0 || least.compareTo(most) > 0) {
            problems.add(
                    tls.place("max_version"),
                    key + ": no version is left; max_version must be TLS12 or TLS13, and min_version not above it");
        }
        if (certificate == null || privateKey == null) {
            problems.add(
                    yaml.place(),
                    key + ": lacks " + (certificate == null ? "cert_file (or cert)" : "key_file (or key)"));
            return null;
        }
        return new WebTls(certificate, privateKey, authority, wanted, names, least, most, suites, curves, ownOrder);
    }

    /// An empty list leaves the choice to the JVM.
    private static List<String> chosen(YamlRecord tls, String key, List<String> known) {
        boolean none =
                tls.field(key) instanceof Yaml.Sequence list && list.items().isEmpty();
        return none ? List.of() : tls.value(key, new ListKind<>(new ChoiceKind(known)), List.of());
    }

    /// The file counts where both are given.
    private @Nullable PemPlace pem(YamlRecord tls, String fileKey, String textKey) {
        String name = tls.value(fileKey, TextKind.FILE, "");
        String text = tls.value(textKey, TextKind.ANY, "");
        if (name.isEmpty()) {
            return text.isEmpty() ? null : new PemPlace(tls.place(textKey).toString(), null, new Secret(text));
        }
        try {
            return new PemPlace(tls.place(fileKey).toString(), file.resolveSibling(name), Secret.NONE);
        } catch (InvalidPathException e) {
            problems.add(tls.place(fileKey), fileKey + ": no name of a file: " + e.getReason());
            return null;
        }
    }
}
