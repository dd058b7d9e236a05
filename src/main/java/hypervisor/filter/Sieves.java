package hypervisor.filter;

import hypervisor.fact.Fact;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What becomes of each fact when something is left out of it.
public final class Sieves {
    private final Map<Fact<?>, UnaryOperator<?>> all = new HashMap<>();

    <T> Sieves put(Fact<T> fact, UnaryOperator<T> sieve) {
        all.put(fact, sieve);
        return this;
    }

    /// Null for a fact that nothing is left out of.
    @SuppressWarnings("unchecked") // put is the only way in, and it ties the two types together
    public <T> @Nullable UnaryOperator<T> of(Fact<T> fact) {
        return (UnaryOperator<T>) all.get(fact);
    }
}
