package hypervisor.source.libvirt.collect;

import static java.lang.System.Logger.Level.DEBUG;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.Daemon;
import hypervisor.source.libvirt.LibvirtException;
import hypervisor.source.libvirt.message.Call;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Waits for answers, and turns what a future wraps back into what a call throws.
final class Answers {
    private static final System.Logger LOG = System.getLogger(Answers.class.getName());

    /// What came of one of many calls.
    sealed interface Answer<T, R> {}

    record Present<T, R>(T subject, R value) implements Answer<T, R> {}

    /// The daemon refused this one.
    record Refused<T, R>(T subject, LibvirtException cause) implements Answer<T, R> {

        /// Leaves the subject out.
        ///
        /// @throws LibvirtException no other can be read in this way either
        void skip() throws LibvirtException {
            if (Unsupported.is(cause)) {
                throw cause;
            }
            LOG.log(DEBUG, () -> subject + " is left out: " + cause.getMessage());
        }
    }

    private Answers() {}

    /// Sends one call for each subject, as many at once as the daemon allows, and waits for all.
    ///
    /// @return one answer for each, in the subjects' order
    /// @throws IOException anything but a refusal: no answer to the others is to be expected either
    static <T, R> List<Answer<T, R>> all(Daemon daemon, List<T> subjects, Function<T, Call<R>> call, Deadline deadline)
            throws IOException, InterruptedException {
        List<CompletableFuture<R>> sent = new ArrayList<>(subjects.size());
        List<Answer<T, R>> answers = new ArrayList<>(subjects.size());
        try {
            for (T subject : subjects) {
                sent.add(daemon.send(call.apply(subject), deadline));
            }
            for (int i = 0; i < subjects.size(); i++) {
                answers.add(answer(subjects.get(i), sent.get(i), deadline));
            }
        } finally {
            sent.forEach(future -> future.cancel(false)); // those that nobody waits for any more
        }
        return answers;
    }

    private static <T, R> Answer<T, R> answer(T subject, CompletableFuture<R> future, Deadline deadline)
            throws IOException, InterruptedException {
        try {
            return new Present<>(subject, within(future, deadline));
        } catch (LibvirtException e) {
            return new Refused<>(subject, e);
        }
    }

    /// @throws SocketTimeoutException there was none by the deadline
    static <R> R within(Future<R> future, Deadline deadline) throws IOException, InterruptedException {
        R answer = orNull(future, deadline);
        if (answer == null) {
            throw new SocketTimeoutException("the daemon did not answer in time");
        }
        return answer;
    }

    /// Null where there is none by the deadline.
    static <R> @Nullable R orNull(Future<R> future, Deadline deadline) throws IOException, InterruptedException {
        try {
            return future.get(deadline.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return null;
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    static <R> R of(Future<R> future) throws IOException, InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw thrown(e);
        }
    }

    private static IOException thrown(ExecutionException e) throws InterruptedException {
        return switch (e.getCause()) {
            case IOException cause -> cause;
            case InterruptedException cause -> throw cause;
            case RuntimeException cause -> throw cause;
            case Error cause -> throw cause;
            case null, default -> new IOException(e);
        };
    }
}
