package hypervisor.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Gives every `System.getLogger` in this process one of ours, those of the JDK included. Found by its name in
/// `META-INF/services`.
public final class Finder extends System.LoggerFinder {
    private final Map<String, System.Logger> loggers = new ConcurrentHashMap<>();

    @Override
    public System.Logger getLogger(String name, Module module) {
        return loggers.computeIfAbsent(name, LineLogger::new);
    }
}
