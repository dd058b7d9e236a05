package hypervisor.source.procfs;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.source.HostPaths;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Reads files of `/proc`.
abstract class ProcfsCollector<T> implements Collector<T> {
    private final String name;
    private final Fact<T> fact;
    final HostPaths paths;

    ProcfsCollector(String name, Fact<T> fact, HostPaths paths) {
        this.name = name;
        this.fact = fact;
        this.paths = paths;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String source() {
        return ProcfsFacts.SOURCE;
    }

    @Override
    public final Fact<T> fact() {
        return fact;
    }

    final Path file(String name) {
        return paths.proc().resolve(name);
    }

    /// Why there is nothing to read: a machine without this file is none that could tell.
    final Reading<T> without(String name) {
        return Reading.absent("no " + file(name) + " on this system");
    }

    /// Null where it cannot be read.
    final @Nullable String text(String name) {
        try {
            return KernelFile.plain(file(name));
        } catch (IOException _) {
            return null;
        }
    }
}
