package hypervisor.http.access;

import hypervisor.config.ConfigException;
import hypervisor.config.WebConfig;
import hypervisor.config.WebTls;
import hypervisor.http.tls.ServerTls;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A web configuration that can be served with: all that its file says, and all that this names was read.
///
/// @param tls null where nothing is encrypted
public record WebState(WebConfig config, @Nullable ServerTls tls) {
    /// Everybody may ask for everything, unencrypted.
    static final WebState OPEN = new WebState(new WebConfig(Path.of(""), null, false, Map.of(), null, Map.of()), null);

    /// @throws ConfigException with what is wrong
    static WebState of(WebConfig config) {
        WebTls tls = config.tls();
        return new WebState(config, tls == null ? null : ServerTls.of(tls));
    }

    /// Certificates and keys that lie in files of their own.
    static List<Path> files(WebConfig config) {
        List<Path> files = new ArrayList<>();
        WebTls tls = config.tls();
        if (tls != null) {
            add(files, tls.certificate().file());
            add(files, tls.key().file());
            add(
                    files,
                    tls.clientAuthority() == null ? null : tls.clientAuthority().file());
        }
        return files;
    }

    private static void add(List<Path> files, @Nullable Path file) {
        if (file != null) {
            files.add(file);
        }
    }
}
