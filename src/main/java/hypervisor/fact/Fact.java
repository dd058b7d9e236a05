package hypervisor.fact;

/// Names one thing that can be read, and its type. Two facts are the same only if they are the same object.
@SuppressWarnings("UnusedTypeParameter") // it ties the fact to its reading, see Facts
public final class Fact<T> {
    private final String name;

    private Fact(String name) {
        this.name = name;
    }

    public static <T> Fact<T> named(String name) {
        return new Fact<>(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
