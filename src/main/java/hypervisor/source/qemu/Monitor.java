package hypervisor.source.qemu;

import hypervisor.scrape.Deadline;

/// A way to ask QEMU.
interface Monitor extends AutoCloseable {
    /// Asks one guest. What goes wrong is told in the answers.
    ///
    /// @param id digits
    /// @param network whether to ask for interfaces
    /// @param block whether to ask for disks
    MonitorAnswers ask(String id, boolean network, boolean block, Deadline deadline) throws InterruptedException;

    /// Whether it has anything to ask besides those.
    boolean hasState();

    @Override
    default void close() {}
}
