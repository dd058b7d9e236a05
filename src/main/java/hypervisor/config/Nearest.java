package hypervisor.config;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What somebody may have meant who wrote a name that does not exist.
public final class Nearest {
    private static final int LONGEST = 100;

    private Nearest() {}

    /// `: did you mean x?`, or the empty string where nothing is near.
    public static String hint(String name, Collection<String> known) {
        String nearest = of(name, known);
        return nearest == null ? "" : ": did you mean " + nearest + "?";
    }

    /// The known name with the fewest changed letters, or null where a third of them or more would change.
    public static @Nullable String of(String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return null;
        }
        String nearest = null;
        int least = name.length() < 5 ? 2 : Math.max(3, (name.length() + 2) / 3);
        for (String candidate : new TreeSet<>(known)) {
            int changes = changes(name, candidate);
            if (changes < least) {
                least = changes;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /// How many letters must be replaced, added, dropped, or swapped with their neighbour.
    private static int changes(String from, String to) {
        int[] beforePrevious = new int[to.length() + 1];
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                boolean same = same(from.charAt(i - 1), to.charAt(j - 1));
                current[j] = Math.min(previous[j - 1] + (same ? 0 : 1), Math.min(previous[j] + 1, current[j - 1] + 1));
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
            beforePrevious = previous;
            previous = current;
        }
        return previous[to.length()];
    }

    /// Underscores and dashes are taken for each other, as are capitals and small letters.
    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b) || (isJoint(a) && isJoint(b));
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == '_' || c == '.';
    }
}
