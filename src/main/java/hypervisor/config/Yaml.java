package hypervisor.config;

import java.util.List;

/// One node of a YAML document, with its place. Types are what the setting makes of them, not what YAML guesses.
sealed interface Yaml {
    Place place();

    /// What it is, for a message that goes on after "found"; never the content, which may be a secret.
    String description();

    /// How many nodes it has, itself included, each alias counted as what it stands for.
    long size();

    /// @param line from 1
    /// @param column from 1
    record Place(String origin, int line, int column) {
        @Override
        public String toString() {
            return origin + ":" + line + ":" + column;
        }
    }

    record Scalar(Place place, String text, boolean quoted) implements Yaml {
        boolean isNull() {
            return !quoted && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
        }

        @Override
        public String description() {
            return isNull() ? "nothing" : "a text";
        }

        @Override
        public long size() {
            return 1;
        }
    }

    record Sequence(Place place, List<Yaml> items, long size) implements Yaml {
        @Override
        public String description() {
            return "a list (a text that begins with [ needs quotes)";
        }
    }

    record Mapping(Place place, List<Entry> entries, long size) implements Yaml {
        @Override
        public String description() {
            return "a mapping of keys to values";
        }
    }

    record Entry(Scalar key, Yaml value) {}
}
