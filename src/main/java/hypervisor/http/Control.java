package hypervisor.http;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the service itself can be asked and told over HTTP.
///
/// @param lifecycle whether it may be told anything: `web.enable-lifecycle`
/// @param reload reads the configuration anew
/// @param configuration the settings in force, as text, without secrets; null where there is no such page
public record Control(
        boolean lifecycle, Reload reload, @Nullable Supplier<String> configuration) {
    /// Nothing at all.
    public static final Control NONE =
            new Control(false, () -> new Reloaded(false, "there is nothing to reload"), null);

    /// Returns when it is done.
    @FunctionalInterface
    public interface Reload {
        Reloaded reload() throws InterruptedException;
    }

    /// What came of it.
    ///
    /// @param good whether the new configuration is in force; if not, the old one is
    /// @param text for a person: every problem in a line of its own, or what the new one does not change
    public record Reloaded(boolean good, String text) {}
}
