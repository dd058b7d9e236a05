package hypervisor.real;

import hypervisor.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The launcher in a folder where nothing has to be built, with an environment and JDKs of a test's own.
final class InstalledLauncher {
    /// How a run ended and what it said.
    record Ended(int exitCode, String out, String err) {}

    private static final Path NAME = Path.of("hypervisor-exporter");
    private static final Path FINDER = Path.of("scripts/find-java.sh");

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();

    InstalledLauncher(Path folder) throws IOException {
        this.folder = folder;
        for (String name : List.of("home/scripts", "home/target/lib", "jvm", "cache")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.copy(NAME, launcher(), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(FINDER, folder.resolve("home").resolve(FINDER));
        Files.writeString(jar(), "no jar");
        Files.writeString(folder.resolve("home/target/lib/library.jar"), "no jar either");
        with("PATH", "/usr/bin:/bin");
        with("JVM_FOLDER", folder.resolve("jvm").toString());
    }

    Path launcher() {
        return folder.resolve("home").resolve(NAME);
    }

    Path jar() {
        return folder.resolve("home/target/hypervisor-exporter.jar");
    }

    void with(String variable, String value) {
        environment.put(variable, value);
    }

    /// A JDK that is a shell script, where JDKs are looked for.
    Path jdk(int version, String script) throws IOException {
        Path home = folder.resolve("jvm/jdk-" + version);
        Path java = home.resolve("bin/java");
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + ".0.1\"\n");
        Files.writeString(java, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    /// Puts the real program and this JVM's JDK in place.
    void installProgram() throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        with("JAVA_HOME", home.toString());
        String classes = ExporterProcess.location(Main.class).toString();
        Commands.run(List.of(home.resolve("bin/jar").toString(), "--create", "--file=" + jar(), "-C", classes, "."));
        for (String entry : System.getProperty("java.class.path").split(":")) {
            if (entry.contains("snakeyaml") || entry.contains("jackson") || entry.contains("favre")) {
                Path library = Path.of(entry);
                Files.copy(library, folder.resolve("home/target/lib").resolve(library.getFileName()));
            }
        }
        Files.delete(folder.resolve("home/target/lib/library.jar"));
    }

    Process start(String... arguments) {
        return startBy(List.of(), arguments);
    }

    /// @param parent a command that starts what stands behind it
    Process startBy(List<String> parent, String... arguments) {
        List<String> command = new ArrayList<>(parent);
        command.add(launcher().toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Ended run(String... arguments) {
        return ended(start(arguments));
    }

    Ended ended(Process process) {
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("the launcher did not end: " + read("err.txt"));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        return new Ended(process.exitValue(), read("out.txt"), read("err.txt"));
    }

    /// What has been written so far to "out.txt" or "err.txt".
    String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
