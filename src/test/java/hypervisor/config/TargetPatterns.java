package hypervisor.config;

/// Entries of lists of targets, for tests outside of this package.
public final class TargetPatterns {
    private TargetPatterns() {}

    public static TargetPattern of(String text) {
        return TargetPattern.parse(text);
    }
}
