package hypervisor.filter;

/// A pattern for a whole text: `*` stands for any number of characters, `?` for one, all others for themselves.
/// `web-*` matches `web-1`.
public record Glob(String pattern) {

    /// In time of the lengths' product at most, whatever the pattern.
    public boolean matches(String text) {
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                retry = at;
            } else if (in < pattern.length() && (pattern.charAt(in) == '?' || pattern.charAt(in) == text.charAt(at))) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
