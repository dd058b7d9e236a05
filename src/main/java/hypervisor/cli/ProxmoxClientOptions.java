package hypervisor.cli;

import hypervisor.config.ConfigException;
import hypervisor.config.ProxmoxSettings;
import hypervisor.config.Secret;
import hypervisor.config.SecretPlaces;
import hypervisor.config.Setting;
import hypervisor.config.Settings;
import hypervisor.source.proxmox.Credentials;
import hypervisor.source.proxmox.Endpoint;
import hypervisor.source.proxmox.ProxmoxOptions;
import hypervisor.source.proxmox.tls.Fingerprint;
import hypervisor.source.proxmox.tls.TlsPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How the client of a cluster is to be, as the settings say.
final class ProxmoxClientOptions {
    private final Settings settings;
    private final Map<String, String> environment;

    private ProxmoxClientOptions(Settings settings, Map<String, String> environment) {
        this.settings = settings;
        this.environment = environment;
    }

    /// @param environment where systemd names the directory of its credentials
    /// @param place where the one endpoint is, which then keeps its name but for that; null to look names up
    /// @throws ConfigException where the settings are not those of a client
    static ProxmoxOptions of(Settings settings, Map<String, String> environment, @Nullable InetAddress place) {
        var options = new ProxmoxClientOptions(settings, environment);
        List<Endpoint> endpoints = settings.of(ProxmoxSettings.ENDPOINTS).stream()
                .map(URI::toString)
                .map(Endpoint::parse)
                .map(endpoint -> place == null ? endpoint : endpoint.at(place))
                .toList();
        return ProxmoxOptions.standard(endpoints, options.credentials())
                .withTls(options.tls(place == null ? "" : endpoints.getFirst().host()))
                .withConnectTimeout(settings.of(ProxmoxSettings.CONNECT_TIMEOUT))
                .withRequestTimeout(settings.of(ProxmoxSettings.REQUEST_TIMEOUT))
                .withMostAnswerBytes((long) settings.of(ProxmoxSettings.MAX_ANSWER_MEBIBYTES) << 20)
                .withBackgroundPerSecond(settings.of(ProxmoxSettings.BACKGROUND_REQUESTS));
    }

    private Credentials credentials() {
        String user = settings.of(ProxmoxSettings.USERNAME);
        return user.isEmpty()
                ? checked(
                        ProxmoxSettings.TOKEN_ID,
                        () -> new Credentials.Token(
                                settings.of(ProxmoxSettings.TOKEN_ID), secret(ProxmoxSettings.TOKEN_PLACES)))
                : checked(
                        ProxmoxSettings.USERNAME,
                        () -> new Credentials.Password(user, secret(ProxmoxSettings.PASSWORD_PLACES)));
    }

    private Credentials.Secret secret(SecretPlaces places) {
        return () -> {
            try {
                Secret secret = places.read(settings, environment);
                if (!secret.isPresent()) {
                    throw new IOException(
                            "there is none: no setting, no file, no systemd credential " + places.credential());
                }
                return secret.reveal();
            } catch (ConfigException e) {
                throw new IOException(e.getMessage(), e);
            }
        };
    }

    /// @param host whom the certificate has to name, where an address is all that connections know
    private TlsPolicy tls(String host) {
        String authorities = settings.of(ProxmoxSettings.CA_FILE);
        String given = settings.of(ProxmoxSettings.SERVER_NAME);
        String name = given.isEmpty() ? host : given;
        TlsPolicy policy = TlsPolicy.verified()
                .withAuthorities(authorities.isEmpty() ? null : Path.of(authorities))
                .withFingerprints(settings.of(ProxmoxSettings.FINGERPRINTS).stream()
                        .map(Fingerprint::parse)
                        .toList())
                .withInsecure(settings.of(ProxmoxSettings.INSECURE));
        return checked(ProxmoxSettings.SERVER_NAME, () -> policy.withServerName(name.isEmpty() ? null : name));
    }

    private <T> T checked(Setting<?> setting, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigException(settings.origin(setting), setting.key() + ": " + e.getMessage());
        }
    }
}
