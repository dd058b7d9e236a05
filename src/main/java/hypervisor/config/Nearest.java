package hypervisor.config;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What somebody may have meant who wrote a name that does not exist.
public final class Nearest {
    private static final int LONGEST = 60;

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
        int[] current = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            current[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] spare = beforePrevious;
            beforePrevious = previous;
            previous = current;
            current = spare;
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = previous[j - 1] + (same(from.charAt(i - 1), to.charAt(j - 1)) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && swapped(from, i, to, j)) {
                    current[j] = Math.min(current[j], beforePrevious[j - 2] + 1);
                }
            }
        }
        return current[to.length()];
    }

    private static boolean swapped(String from, int i, String to, int j) {
        return from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }

    /// Underscores and dashes are taken for each other, as are capitals and small letters.
    private static boolean same(char a, char b) {
        return Character.toLowerCase(a) == Character.toLowerCase(b) || (isJoint(a) && isJoint(b));
    }

    private static boolean isJoint(char c) {
        return c == '-' || c == '_' || c == '.';
    }
}
