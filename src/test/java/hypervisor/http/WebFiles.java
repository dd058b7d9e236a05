package hypervisor.http;

import hypervisor.config.Settings;
import hypervisor.config.WebSettings;
import hypervisor.fact.Reading;
import hypervisor.scrape.TestCollector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Web configuration files, and an exporter that is served with them.
final class WebFiles {
    private final Path folder;

    WebFiles(Path folder) {
        this.folder = folder;
    }

    Path file() {
        return folder.resolve("web.yml");
    }

    /// In one step, as tools do that renew files.
    void write(String text) {
        write("web.yml", text);
    }

    void write(String name, String text) {
        try {
            Path written = Files.writeString(folder.resolve("written"), text);
            Files.move(written, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void copy(String from, String to) {
        try {
            write(to, Files.readString(folder.resolve(from)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Exporter serve() throws IOException {
        Settings settings = Settings.standard().with(WebSettings.CONFIG_FILE, file().toString(), "test");
        return new Exporter(
                Exporter.OPTIONS, Arrivals.of(settings), new TestCollector("test_good", _ -> Reading.of("one three")));
    }
}
