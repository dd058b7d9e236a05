package hypervisor.source.qemu;

import hypervisor.scrape.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program in a pseudo-terminal, which `script` of util-linux makes: `qm monitor` prompts nobody without one.
final class Terminal {
    private static final int MOST_BYTES = 1 << 20;
    private static final long LAST_WORDS_MILLIS = 200;

    private final Process process;
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private boolean over;

    private Terminal(Process process) {
        this.process = process;
    }

    /// @param command for a shell; of words that need no quotes
    static Terminal start(String command) throws IOException {
        var builder = new ProcessBuilder(List.of("script", "-qefc", command, "/dev/null")).redirectErrorStream(true);
        builder.environment().put("TERM", "dumb");
        builder.environment().put("LC_ALL", "C");
        builder.environment().merge("PATH", "/usr/sbin:/sbin:/usr/bin:/bin", (given, more) -> given + ":" + more);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new IOException("script cannot be run, which is part of util-linux: " + e.getMessage(), e);
        }
        var terminal = new Terminal(process);
        Thread.ofPlatform().daemon().name("out of " + command).start(terminal::keep);
        return terminal;
    }

    private void keep() {
        byte[] piece = new byte[8192];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(piece); count >= 0; count = in.read(piece)) {
                if (!append(piece, count)) {
                    kill();
                    break;
                }
            }
        } catch (IOException _) {
            // it has ended
        }
        end();
    }

    private synchronized boolean append(byte[] piece, int count) {
        printed.write(piece, 0, count);
        notifyAll();
        return printed.size() <= MOST_BYTES;
    }

    private synchronized void end() {
        over = true;
        notifyAll();
    }

    /// What it prints before the next prompt.
    ///
    /// @throws IOException it prints none in time, or ends without
    synchronized String until(String prompt, Deadline deadline) throws IOException, InterruptedException {
        while (true) {
            String text = printed.toString(StandardCharsets.UTF_8);
            int at = text.indexOf(prompt);
            if (at >= 0) {
                byte[] rest = text.substring(at + prompt.length()).getBytes(StandardCharsets.UTF_8);
                printed.reset();
                printed.writeBytes(rest);
                return text.substring(0, at);
            }
            if (over) {
                throw new IOException(
                        printed.size() > MOST_BYTES
                                ? "printed more than " + MOST_BYTES + " bytes"
                                : "ended, and said: " + lastLine(text));
            }
            if (deadline.passed()) {
                throw new PromptException();
            }
            wait(Math.max(1, deadline.left().toMillis()));
        }
    }

    void type(String line) throws IOException {
        OutputStream out = process.getOutputStream();
        out.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /// Types nothing any more, so that the program ends when it comes to read.
    void hangUp() {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // it has ended
        }
    }

    void kill() {
        hangUp();
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private static String lastLine(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "nothing" : Printed.firstLine(lines.getLast());
    }
}
