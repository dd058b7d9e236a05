package hypervisor.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where a certificate or a key is: in a file of its own, or in the configuration itself.
///
/// @param place in the configuration, for messages: `web.yml:3:14`
/// @param file null where the text is in the configuration
/// @param text empty where it is in a file; a key is a secret
public record PemPlace(String place, @Nullable Path file, Secret text) {}
