package hypervisor.source.libvirt;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.message.Call;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/// A libvirt daemon one can call. The one implementation holds one connection for as long as it lives; what
/// reads statistics sees no more of it than this.
public interface Daemon {
    /// Calls and waits, no longer than the deadline.
    ///
    /// @throws LibvirtException the daemon answered with an error
    /// @throws java.net.SocketTimeoutException it did not answer in time; the call may still be going on over there
    /// @throws IOException it cannot be reached, or the connection broke
    <R> R call(Call<R> call, Deadline deadline) throws IOException, InterruptedException;

    /// Sends a call, waiting until the deadline for a free place among those allowed in flight. The future fails with
    /// what [#call] throws, and does not time out by itself; a call nobody waits for any more keeps its place until
    /// the daemon answers or the connection ends.
    <R> CompletableFuture<R> send(Call<R> call, Deadline deadline) throws IOException, InterruptedException;

    /// Calls sent whose answer somebody stopped waiting for, and which has not come.
    int unanswered();

    /// Who it is, without a password: `qemu:///system`.
    String uri();

    /// Whether we have given up all rights to change something.
    boolean readOnly();

    Counters counters();

    /// How often something happened since we first called.
    ///
    /// @param connects connections made
    /// @param calls begun, with those that failed
    /// @param failedCalls answered by an error, late, or not at all
    /// @param lateAnswers answers of the present connection that came when their time was over
    record Counters(long connects, long calls, long failedCalls, long lateAnswers) {}
}
