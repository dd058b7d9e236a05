package hypervisor.source.libvirt.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.sasl.RealmCallback;
import javax.security.sasl.RealmChoiceCallback;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.jspecify.annotations.Nullable;

/// Chooses the best SASL mechanism that both sides have.
///
/// Over a connection that others can read along (plain TCP), only those are good enough that put a layer of their own
/// over it, which is what libvirt's client demands too.
public final class SaslMechanisms {
    private static final List<String> WITH_LAYER = List.of("GSSAPI", "DIGEST-MD5");
    private static final List<String> OVER_CONFIDENTIAL = List.of(
            "SCRAM-SHA-512", "SCRAM-SHA-256", "SCRAM-SHA-1", "GSSAPI", "DIGEST-MD5", "CRAM-MD5", "PLAIN", "EXTERNAL");
    private static final List<String> WITHOUT_PASSWORD = List.of("GSSAPI", "EXTERNAL");

    private SaslMechanisms() {}

    /// @param offered by the daemon
    /// @param host whom a mechanism shall believe to talk to
    /// @throws IOException there is none; says what the daemon has, and what is missing here
    public static SaslClient choose(List<String> offered, boolean confidential, String host, Credentials credentials)
            throws IOException {
        Credentials.@Nullable Login login = credentials.login();
        List<String> possible = new ArrayList<>(confidential ? OVER_CONFIDENTIAL : WITH_LAYER);
        possible.retainAll(offered);
        if (login == null) {
            possible.retainAll(WITHOUT_PASSWORD);
        } else {
            possible.removeAll(WITHOUT_PASSWORD);
        }
        for (String mechanism : possible) {
            SaslClient client = client(mechanism, confidential, host, login);
            if (client != null) {
                return client;
            }
        }
        throw new IOException(
                "the daemon offers the SASL mechanisms %s, of which none can be used here: %s; possible are %s"
                        .formatted(
                                String.join(" ", offered),
                                login == null
                                        ? "neither name nor password are configured"
                                        : confidential
                                                ? "they are not known"
                                                : "they do not hide what is said on plain TCP",
                                String.join(" ", confidential ? OVER_CONFIDENTIAL : WITH_LAYER)));
    }

    private static @Nullable SaslClient client(
            String mechanism, boolean confidential, String host, Credentials.@Nullable Login login) throws IOException {
        if (mechanism.startsWith("SCRAM-") && login != null) {
            return new Scram(mechanism.substring("SCRAM-".length()), login);
        }
        Map<String, String> properties = new HashMap<>();
        properties.put(Sasl.QOP, confidential ? "auth" : "auth-conf");
        properties.put(Sasl.SERVER_AUTH, "true");
        properties.put("com.sun.security.sasl.digest.cipher", "rc4"); // 3des, its own choice, is gone from OpenSSL 3
        return Sasl.createSaslClient(
                new String[] {mechanism}, null, "libvirt", host, properties, callbacks -> answer(callbacks, login));
    }

    private static void answer(Callback[] callbacks, Credentials.@Nullable Login login)
            throws UnsupportedCallbackException {
        for (Callback callback : callbacks) {
            switch (callback) {
                case NameCallback name when login != null -> name.setName(login.name());
                case PasswordCallback password
                when login != null -> password.setPassword(login.password().toCharArray());
                case RealmCallback realm -> realm.setText(realm.getDefaultText());
                case RealmChoiceCallback realm -> realm.setSelectedIndex(realm.getDefaultChoice());
                default -> throw new UnsupportedCallbackException(callback);
            }
        }
    }
}
