package hypervisor.source.procfs;

import org.jspecify.annotations.Nullable;

/// The value of one argument of QEMU: `2,sockets=1,maxcpus=4`. A comma inside a value is written twice.
final class Options {
    private final String text;

    Options(String text) {
        this.text = text;
    }

    /// The first part, as it stands.
    String first() {
        return part(0);
    }

    /// What stands after `key=` in the first part that has it; null without one.
    @Nullable String value(String key) {
        for (int from = 0; from <= text.length(); from = end(from) + 1) {
            if (text.startsWith(key, from)
                    && text.length() > from + key.length()
                    && text.charAt(from + key.length()) == '=') {
                return part(from).substring(key.length() + 1);
            }
        }
        return null;
    }

    private String part(int from) {
        return text.substring(from, end(from)).replace(",,", ",");
    }

    private int end(int from) {
        int comma = text.indexOf(',', from);
        while (comma >= 0 && comma + 1 < text.length() && text.charAt(comma + 1) == ',') {
            comma = text.indexOf(',', comma + 2);
        }
        return comma < 0 ? text.length() : comma;
    }
}
