package hypervisor.source.libvirt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hypervisor.scrape.Deadline;
import hypervisor.source.libvirt.message.SupportsFeature;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// With a script in the place of `ssh` that writes down how it was called.
@Timeout(30)
class SshTest {
    @TempDir
    Path directory;

    @Test
    void speaksThroughTheChildAndEndsIt() throws Exception {
        Path recorded =
                Path.of("src/test/fixtures/libvirt/rpc/handshake-9.0.0-ro").toAbsolutePath();
        LibvirtUri uri = uri("qemu+ssh://me@host:2222/system?no_verify=1&keyfile=/k", """
            for order in 0002 0004; do
              head -c $(test $order = 0002 && echo 28 || echo 56) > /dev/null
              cat '%s'/$order-*.rep.bin
            done
            exec cat > /dev/null
            """.formatted(recorded));
        ProcessHandle child;
        try (var client = new LibvirtClient(uri, LibvirtOptions.standard())) {
            assertThatThrownBy(() -> client.call(new SupportsFeature(1), Deadline.in(Duration.ofSeconds(2))))
                    .hasMessageEndingWith("did not answer SupportsFeature (60) in time"); // so it was opened
            child = ProcessHandle.of(Long.parseLong(
                            Files.readString(directory.resolve("pid")).strip()))
                    .orElseThrow();
        }
        child.onExit().get(10, TimeUnit.SECONDS);

        assertThat(Files.readAllLines(directory.resolve("arguments")))
                .containsSubsequence("-T", "-e", "none", "-p", "2222", "-l", "me", "-i", "/k")
                .containsSubsequence("-o", "StrictHostKeyChecking=no")
                .containsSubsequence("-o", "BatchMode=yes")
                .containsSubsequence("--", "host")
                .last()
                .asString()
                .startsWith("sh -c ")
                .contains("virt-ssh-helper -r");
    }

    @Test
    void itsLastWordsAreTheReason() throws Exception {
        LibvirtUri uri = uri("qemu+ssh://host/system", """
                echo 'Warning: something' >&2
                echo 'ssh: connect to host host port 22: No route to host' >&2
                exit 255
                """);
        try (var client = new LibvirtClient(uri, LibvirtOptions.standard())) {
            assertThatThrownBy(() -> client.call(new SupportsFeature(1), Deadline.in(Duration.ofSeconds(20))))
                    .hasMessageEndingWith("ssh to host: ssh: connect to host host port 22: No route to host");
        }
    }

    @Test
    void oneThatSaysNothingIsGivenUpAndEnded() throws Exception {
        LibvirtUri uri = uri("qemu+ssh://host/system", "exec sleep 60");
        var options = LibvirtOptions.standard().withConnectTimeout(Duration.ofMillis(800));
        try (var client = new LibvirtClient(uri, options)) {
            assertThatThrownBy(() -> client.call(new SupportsFeature(1), Deadline.in(Duration.ofSeconds(20))))
                    .hasMessageContaining("was not ready after 0.8 s");
        }
        ProcessHandle.of(Long.parseLong(
                        Files.readString(directory.resolve("pid")).strip()))
                .ifPresent(child -> assertThat(
                                child.onExit().orTimeout(10, TimeUnit.SECONDS).join())
                        .isNotNull());
    }

    @Test
    void aMissingProgramIsNamed() throws Exception {
        LibvirtUri uri = LibvirtUri.parse("qemu+ssh://host/system?command=/nonexistent/ssh");
        try (var client = new LibvirtClient(uri, LibvirtOptions.standard())) {
            assertThatThrownBy(() -> client.call(new SupportsFeature(1), Deadline.in(Duration.ofSeconds(20))))
                    .hasMessageContaining("the program /nonexistent/ssh cannot be started");
        }
    }

    @Test
    void whatIsRunOverThere() {
        String both = script("qemu+ssh://host/system", true);
        assertThat(both)
                .contains("exec virt-ssh-helper -r 'qemu:///system'")
                .contains("for s in /run/libvirt/virtqemud-sock-ro /run/libvirt/libvirt-sock-ro ");
        assertThat(script("qemu+ssh://host/system?proxy=native", false))
                .isEqualTo("exec virt-ssh-helper 'qemu:///system'");
        assertThat(script("qemu+ssh://host/system?proxy=netcat&netcat=/bin/n'c", true))
                .doesNotContain("virt-ssh-helper")
                .contains("exec '/bin/n'\\''c' $q -U");
        assertThat(script("qemu+ssh://host/system?socket=/s", true)).contains("for s in '/s';");
        assertThat(script("qemu+ssh://host/session?proxy=netcat", true)).contains("XDG_RUNTIME_DIR");
    }

    private static String script(String uri, boolean readOnly) {
        return SshCommand.script(LibvirtUri.parse(uri), readOnly);
    }

    private LibvirtUri uri(String uri, String body) throws IOException {
        Path program = directory.resolve("ssh");
        Files.writeString(program, """
                #!/bin/sh
                echo $$ > '%1$s/pid'
                for argument; do echo "$argument"; done > '%1$s/arguments'
                """.formatted(directory) + body);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return LibvirtUri.parse(uri + (uri.contains("?") ? "&" : "?") + "command=" + program);
    }

    @Test
    void optionsAreNotTakenFromTheHost() {
        List<String> command = SshCommand.of(LibvirtUri.parse("qemu+ssh://host/system"), LibvirtOptions.standard(), 10);

        assertThat(command.subList(command.indexOf("--"), command.size())).hasSize(3);
    }

    @Test
    void aHostWhoseAddressIsKnownIsNotLookedUpAndKeepsItsKey() {
        LibvirtOptions options = LibvirtOptions.standard().withAddress(InetAddress.ofLiteral("192.0.2.7"));
        List<String> command = SshCommand.of(LibvirtUri.parse("qemu+ssh://kvm1/system"), options, 10);

        assertThat(command).containsSubsequence("HostName=192.0.2.7", "HostKeyAlias=kvm1", "--", "kvm1");
    }
}
