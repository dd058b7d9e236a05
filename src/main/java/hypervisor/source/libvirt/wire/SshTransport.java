package hypervisor.source.libvirt.wire;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Standard input and output of a child process, which is `ssh`. Its last words on standard error are the reason
/// where it ends.
public final class SshTransport implements Transport {
    private static final int MOST_OF_A_LINE = 500;
    private static final int LAST_WORDS_SECONDS = 2;

    private final String place;
    private final Process process;
    private final Thread listener;
    private volatile @Nullable String lastWords;

    private SshTransport(String place, Process process) {
        this.place = place;
        this.process = process;
        this.listener = Thread.ofVirtual().name("libvirt-ssh-errors").unstarted(this::listen);
    }

    /// @param command the program and its arguments; the first is looked for on the path
    public static SshTransport start(String place, List<String> command) throws IOException {
        try {
            var transport = new SshTransport(place, new ProcessBuilder(command).start());
            transport.listener.start();
            return transport;
        } catch (IOException e) {
            throw new IOException(
                    "the program %s cannot be started, which %s needs: %s; install OpenSSH's client, or name another as ?command="
                            .formatted(command.getFirst(), place, e.getMessage()),
                    e);
        }
    }

    @Override
    public InputStream in() {
        return process.getInputStream();
    }

    @Override
    public OutputStream out() {
        return process.getOutputStream();
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public boolean confidential() {
        return true;
    }

    @Override
    public boolean remote() {
        return true;
    }

    @Override
    public IOException ended() {
        try {
            listener.join(Duration.ofSeconds(LAST_WORDS_SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        String words = lastWords;
        String status = process.isAlive() ? "" : " with status " + process.exitValue();
        return new IOException(
                words == null ? "%s ended%s, and did not say why".formatted(place, status) : place + ": " + words);
    }

    /// Where the child has ended, or is about to, a broken pipe is only what one sees of it.
    @Override
    public IOException failed(IOException thrown) {
        try {
            return process.waitFor(LAST_WORDS_SECONDS, TimeUnit.SECONDS) ? ended() : thrown;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return thrown;
        }
    }

    /// Ends the child, and waits for it elsewhere, so that it does not stay behind as a zombie.
    @Override
    public void close() {
        process.destroy();
        Thread.ofVirtual().name("libvirt-ssh-end").start(this::reap);
    }

    private void reap() {
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            Closing.quietly(process.getInputStream());
            Closing.quietly(process.getErrorStream());
            Closing.quietly(process.getOutputStream());
        } catch (InterruptedException _) {
            process.destroyForcibly();
        }
    }

    private void listen() {
        try (BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
            StringBuilder line = new StringBuilder();
            for (int next = errors.read(); next >= 0; next = errors.read()) {
                if (next != '\n' && next != '\r') {
                    if (line.length() < MOST_OF_A_LINE) {
                        line.append(next < ' ' ? ' ' : (char) next);
                    }
                } else {
                    keep(line);
                }
            }
            keep(line);
        } catch (IOException _) {
            // it has ended
        }
    }

    private void keep(StringBuilder line) {
        if (!line.toString().isBlank()) {
            lastWords = line.toString().strip();
        }
        line.setLength(0);
    }
}
