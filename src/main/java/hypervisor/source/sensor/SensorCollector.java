package hypervisor.source.sensor;

import hypervisor.fact.Fact;
import hypervisor.fact.Reading;
import hypervisor.scrape.Collector;
import hypervisor.scrape.Deadline;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads `/sys/class/hwmon`.
final class SensorCollector implements Collector<List<SensorChip>> {
    private static final Duration FRESHNESS = Duration.ofSeconds(15);
    private static final Duration BACKGROUND = Duration.ofSeconds(60);

    private final Path sys;
    private final SensorReader reader;

    /// @param sys usually `/sys`
    /// @param patience how long one sensor may take
    SensorCollector(Path sys, Duration patience) {
        this.sys = sys;
        this.reader = new SensorReader(patience);
    }

    @Override
    public String name() {
        return "host_sensor";
    }

    @Override
    public String source() {
        return SensorFacts.SOURCE;
    }

    @Override
    public Fact<List<SensorChip>> fact() {
        return SensorFacts.SENSORS;
    }

    @Override
    public Duration freshness() {
        return FRESHNESS;
    }

    @Override
    public Duration background() {
        return BACKGROUND;
    }

    @Override
    public Reading<List<SensorChip>> collect(Deadline deadline) throws IOException, InterruptedException {
        List<SensorChip> read = new ArrayList<>();
        for (Chip chip : chips()) {
            List<Sensor> sensors = reader.sensors(chip, deadline);
            if (!sensors.isEmpty()) {
                read.add(new SensorChip(chip.name(), chip.adapter(), sensors));
            }
        }
        return read.isEmpty() ? Reading.absent("no sensors in " + directory()) : Reading.of(read);
    }

    /// By their names; those of one name are numbered from the second on, in the order of their places.
    private List<Chip> chips() throws IOException {
        List<Chip> found = new ArrayList<>();
        if (Files.isDirectory(directory())) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(directory(), "hwmon*")) {
                for (Path each : all) {
                    Chip chip = Chip.of(sys, each);
                    if (chip != null) {
                        found.add(chip);
                    }
                }
            }
        }
        found.sort(Comparator.comparing(Chip::name).thenComparing(Chip::place));
        Map<String, Integer> seen = new HashMap<>();
        return found.stream()
                .map(chip -> numbered(chip, seen.merge(chip.name(), 1, Integer::sum)))
                .toList();
    }

    private static Chip numbered(Chip chip, int number) {
        return number == 1 ? chip : new Chip(chip.name() + "-" + number, chip.adapter(), chip.place(), chip.values());
    }

    private Path directory() {
        return sys.resolve("class/hwmon");
    }
}
