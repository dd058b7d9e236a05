package hypervisor.cli;

import hypervisor.config.Setting;
import org.jspecify.annotations.Nullable;

/// A flag that sets one of our settings.
///
/// @param name without dashes: `web.listen-address`
/// @param placeholder what stands for its value in the help
/// @param help in one or two sentences
/// @param translation from what the flag's user writes to what the setting takes
record Flag(String name, Setting<?> setting, String placeholder, String help, Translation translation) {

    interface Translation {
        /// The setting's text, or null where this is no value for the flag.
        @Nullable String of(String value);
    }

    static Flag of(Setting<?> setting) {
        return named(setting.key(), setting);
    }

    /// The setting under another name.
    static Flag named(String name, Setting<?> setting) {
        return new Flag(name, setting, setting.placeholder(), setting.help(), value -> value);
    }

    boolean isSwitch() {
        return setting.isSwitch();
    }

    /// As the help and messages name it.
    String usage() {
        return isSwitch() ? "--[no-]" + name : "--" + name + "=" + placeholder;
    }
}
