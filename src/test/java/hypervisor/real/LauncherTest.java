package hypervisor.real;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.real.InstalledLauncher.Ended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {
    /// A Java that makes a cache when told to, and else prints each of its arguments on a line.
    private static final String PRINTS = """
            case "$*" in
            *' rehearse') for word; do case $word in -XX:AOTCacheOutput=*) echo cache > "${word#*=}";; esac; done;;
            *) for word; do echo "<$word>"; done;;
            esac
            """;

    @TempDir
    Path folder;

    private InstalledLauncher launcher;

    @BeforeEach
    void install() throws IOException {
        launcher = new InstalledLauncher(folder);
    }

    @Test
    void saysInOneLineWhatItLookedAt() throws IOException {
        Path old = launcher.jdk(17, "exit 1");
        launcher.with("PATH", old + "/bin:/usr/bin:/bin");

        Ended ended = launcher.run();

        assertThat(ended.exitCode()).isEqualTo(69);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err().lines())
                .singleElement()
                .asString()
                .contains(
                        "needs a JDK 25 or newer and found " + old + " (17), looking at",
                        "JAVA_HOME (unset)",
                        "on the PATH",
                        "install one");
    }

    @Test
    void saysSoWhereThereIsNoJavaAtAll() throws IOException {
        Path tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : List.of("sh", "readlink", "dirname", "sed")) {
            Path file = Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        launcher.with("PATH", tools.toString());
        launcher.with("JAVA_HOME", "/nowhere");

        Ended ended = launcher.run("once");

        assertThat(ended.exitCode()).isEqualTo(69);
        assertThat(ended.err().lines()).singleElement().asString().contains("no Java at all", "JAVA_HOME (/nowhere)");
    }

    @Test
    void choosesTheNewOneWhateverTheDefaultIs() throws IOException {
        Path old = launcher.jdk(17, "echo old");
        launcher.jdk(26, "echo new");
        launcher.with("PATH", old + "/bin:/usr/bin:/bin");
        launcher.with("JAVA_HOME", old.toString());

        assertThat(launcher.run()).isEqualTo(new Ended(0, "new\n", ""));
    }

    @Test
    void passesArgumentsAsTheyAre() throws IOException {
        launcher.jdk(25, PRINTS);
        launcher.with("HYPERVISOR_JAVA_OPTIONS", "-Xmx99m -Dx=y");

        Ended ended = launcher.run("once", "two words", "", "*", "$HOME", "--a=\"b\"");

        assertThat(ended.out())
                .contains("<-Djdk.httpclient.allowRestrictedHeaders=host>\n<-Xmx99m>\n<-Dx=y>\n")
                .endsWith("<hypervisor.Main>\n<once>\n<two words>\n<>\n<*>\n<$HOME>\n<--a=\"b\">\n");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void passesExitCodesAndSignals() throws IOException {
        launcher.jdk(
                25,
                "case \"$*\" in *rehearse) exit 1;; *wait*) trap 'exit 5' TERM; echo ready; "
                        + "while :; do sleep 0.1; done;; esac; exit 7");

        assertThat(launcher.run("anything").exitCode()).isEqualTo(7);
        Process waiting = launcher.start("wait");
        Commands.waitUntil(
                "it runs",
                Duration.ofSeconds(60),
                () -> launcher.read("out.txt").contains("ready"));
        waiting.destroy();
        assertThat(launcher.ended(waiting)).isEqualTo(new Ended(5, "ready\n", ""));
    }

    @Test
    void makesItsCacheOnceForEachProgram() throws IOException {
        launcher.jdk(25, PRINTS);

        String first = cache(launcher.run());
        assertThat(cache(launcher.run())).isEqualTo(first);
        Files.writeString(launcher.jar(), "another");
        assertThat(cache(launcher.run())).isNotEqualTo(first);
        assertThat(caches()).hasSize(1);
    }

    @Test
    void runsWithoutACacheWhereNoneCanBeMade() throws IOException {
        launcher.jdk(25, PRINTS.replace("echo cache > \"${word#*=}\"", "exit 1"));

        assertThat(launcher.run().out()).doesNotContain("AOT").contains("<hypervisor.Main>");
        assertThat(caches()).isEmpty();
    }

    @Test
    void runsTheProgram() throws IOException {
        launcher.installProgram();

        Ended mistaken = launcher.run("--bogus");
        assertThat(mistaken).isEqualTo(new Ended(2, "", "hypervisor-exporter: flag --bogus: unknown, see --help\n"));
        assertThat(caches()).hasSize(1);
        Process demo = launcher.start("demo", "--web.listen-address=127.0.0.1:0");
        Commands.waitUntil(
                "it serves",
                Duration.ofSeconds(90),
                () -> launcher.read("err.txt").contains("listening on"));
        demo.destroy();
        assertThat(launcher.ended(demo).exitCode()).isZero();
    }

    private static String cache(Ended ended) {
        return ended.out()
                .lines()
                .filter(line -> line.startsWith("<-XX:AOTCache="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cache: " + ended));
    }

    private List<Path> caches() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("home/target"))) {
            return files.filter(file -> file.toString().contains(".aot")).toList();
        }
    }
}
