package hypervisor.config;

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
    public String toString() {
        return isPresent() ? "(secret)" : "";
    }
}
