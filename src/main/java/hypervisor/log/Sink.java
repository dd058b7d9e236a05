package hypervisor.log;

/// Where lines go. Called by one thread at a time.
interface Sink {
    /// @param line in UTF-8, with its line break
    void write(byte[] line);
}
