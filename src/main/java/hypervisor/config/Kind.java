package hypervisor.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the values of a setting are written and read.
interface Kind<T> {
    /// Stands for a value in the help: `DURATION`.
    String placeholder();

    /// What a value looks like, for a message that begins with "expected".
    String expected();

    T parse(String text) throws InvalidValueException;

    /// What `parse` reads back.
    String print(T value);

    /// The value as a file would have it.
    default String yaml(T value) {
        return unquoted() ? print(value) : Listing.quoted(print(value));
    }

    /// The value of a flag that was given several times.
    default T parseAll(List<String> texts) throws InvalidValueException {
        return parse(texts.getLast());
    }

    /// Whether YAML writes it without quotes: `40`, not `"40"`.
    default boolean unquoted() {
        return false;
    }

    /// The value in a file; null where it is wrong, which the problems then say.
    default @Nullable T read(String key, Yaml yaml, Problems problems) {
        if (!(yaml instanceof Yaml.Scalar scalar) || scalar.isNull()) {
            problems.add(yaml.place(), key + ": expected " + expected() + ", found " + yaml.description());
            return null;
        }
        if (unquoted() && scalar.quoted()) {
            problems.add(yaml.place(), key + ": expected " + expected() + ", found text in quotes");
            return null;
        }
        try {
            return parse(scalar.text());
        } catch (InvalidValueException e) {
            problems.add(yaml.place(), key + ": " + e.getMessage());
            return null;
        }
    }
}
