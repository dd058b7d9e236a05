package hypervisor.source.zfs;

import hypervisor.scrape.Deadline;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What was read of one pool.
///
/// @param problem why that is not all; null where it is
public record PoolAnswer<T>(T value, @Nullable IOException problem) {

    public static <T> PoolAnswer<T> of(T value) {
        return new PoolAnswer<>(value, null);
    }

    @FunctionalInterface
    public interface Question<T> {
        /// @throws hypervisor.source.MalformedException what was printed is not understood
        PoolAnswer<T> ask(String pool, Deadline deadline) throws IOException, InterruptedException;
    }
}
