package hypervisor.config;

import org.jspecify.annotations.Nullable;

/// A text that no message, page or dump may show.
public final class Secret {
    static final Secret NONE = new Secret("");

    private final String text;

    Secret(String text) {
        this.text = text;
    }

    public boolean isPresent() {
        return !text.isEmpty();
    }

    /// The secret itself: to be handed to whom it is meant for, and to nobody else.
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return isPresent() ? "(secret)" : "";
    }
}
