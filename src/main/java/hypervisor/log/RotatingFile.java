package hypervisor.log;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A file that is renamed before it grows too large: `x` to `x.1`, `x.1` to `x.2`, the last is dropped. Where it can
/// no longer be written, that is said once on standard error, and tried again with every line.
final class RotatingFile implements Sink {
    private final Path file;
    private final long largest;
    private final int backups;
    private OutputStream out;
    private long size;
    private boolean broken;

    /// @param largest in bytes
    /// @param backups how many older ones are kept
    RotatingFile(Path file, long largest, int backups) throws IOException {
        this.file = file;
        this.largest = largest;
        this.backups = backups;
        this.out = open();
        this.size = Files.size(file);
    }

    @Override
    public void write(byte[] line) {
        try {
            if (size > 0 && size + line.length > largest) {
                rotate();
            }
            out.write(line);
            size += line.length;
            broken = false;
        } catch (IOException e) {
            if (!broken) {
                broken = true;
                System.err.println("cannot log to " + file + ": " + e.getMessage());
            }
        }
    }

    private void rotate() throws IOException {
        out.close();
        try {
            for (int i = backups - 1; i >= 1; i--) {
                move(backup(i), backup(i + 1));
            }
            move(file, backup(1));
        } finally {
            out = open();
            size = Files.size(file);
        }
    }

    private OutputStream open() throws IOException {
        return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Path backup(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException _) {
            // not that many yet
        }
    }
}
