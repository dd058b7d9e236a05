package hypervisor.cli;

import static java.lang.System.Logger.Level.WARNING;

import hypervisor.config.AllSettings;
import hypervisor.config.Setting;
import hypervisor.config.Settings;

/// Secrets that came as flags, since an exporter that we stand in for wanted them so.
final class SecretFlags {
    private static final System.Logger LOG = System.getLogger(SecretFlags.class.getName());

    private SecretFlags() {}

    static void warn(Settings settings) {
        for (Setting<?> setting : AllSettings.ALL) {
            if (setting.isSecret() && settings.origin(setting).startsWith("flag ")) {
                LOG.log(
                        WARNING,
                        "the secret of " + settings.origin(setting)
                                + " stands in the list of processes, where every user of this machine can read it: "
                                + "put it into the environment variable " + setting.variable() + ", or into a file");
            }
        }
    }
}
