package hypervisor.source.sensor;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import hypervisor.log.Repeats;
import hypervisor.scrape.Deadline;
import hypervisor.source.HangingException;
import hypervisor.source.Isolation;
import hypervisor.source.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the sensors of one chip after the other. Behind such a file is a driver that asks a chip, which may
/// take long, fail, or never answer: each sensor costs only itself.
final class SensorReader {
    private static final System.Logger LOG = System.getLogger(SensorReader.class.getName());

    /// A limit beyond these is none: chips have the largest number they can hold there.
    private static final double COLDEST = -273;

    private static final double HOTTEST = 1000;

    /// Sensors of one chip share a bus: where this many hang, so will the rest.
    private static final int MOST_HANGING = 2;

    private final Repeats repeats = new Repeats(LOG);
    private final Isolation isolation = new Isolation();
    private final Duration patience;

    /// @param patience how long one sensor may take
    SensorReader(Duration patience) {
        this.patience = patience;
    }

    List<Sensor> sensors(Chip chip, Deadline deadline) throws IOException, InterruptedException {
        List<Sensor> sensors = new ArrayList<>();
        int hanging = 0;
        for (SensorFiles files : SensorFiles.in(chip.values())) {
            String key = files.key() + " of " + chip.name();
            if (hanging >= MOST_HANGING) {
                break;
            }
            try {
                sensors.add(isolation.run(key, () -> sensor(key, files), deadline.within(patience)));
            } catch (HangingException e) {
                hanging++;
                repeats.failed(key, WARNING, "host_sensor: " + key + " does not answer and is left alone");
                LOG.log(DEBUG, e.getMessage());
            }
        }
        return sensors;
    }

    private Sensor sensor(String key, SensorFiles files) {
        Boolean fault = flag(files.file("fault"));
        Double value = Boolean.TRUE.equals(fault) ? null : value(key, files);
        return new Sensor(
                files.quantity(),
                files.key(),
                label(files),
                value,
                limit(files, "min"),
                limit(files, "max"),
                limit(files, "crit"),
                alarm(files),
                fault);
    }

    /// Chips have one for all limits, or one for each.
    private static @Nullable Boolean alarm(SensorFiles files) {
        Boolean alarm = null;
        for (String name : files.files().keySet()) {
            boolean isAlarm = name.equals("alarm") || name.endsWith("_alarm");
            Boolean one = isAlarm ? flag(files.file(name)) : null;
            alarm = one == null ? alarm : Boolean.valueOf(one || Boolean.TRUE.equals(alarm));
        }
        return alarm;
    }

    private @Nullable Double value(String key, SensorFiles files) {
        Path input = files.file("input");
        Path file = input == null ? files.file("average") : input;
        if (file == null) {
            return null;
        }
        try {
            Double value = files.quantity().of(Attribute.number(file));
            repeats.ended(key, "host_sensor: " + key + " is read again");
            return value;
        } catch (IOException | MalformedException e) {
            // as usual as it is harmless: a sensor that is asleep, or one that the board does not have
            repeats.failed(key, DEBUG, "host_sensor: " + key + " cannot be read: " + e.getMessage());
            return null;
        }
    }

    private static String label(SensorFiles files) {
        Path file = files.file("label");
        try {
            String label = file == null ? "" : Attribute.text(file);
            return label.isEmpty() ? files.key() : label;
        } catch (IOException _) {
            return files.key();
        }
    }

    private static @Nullable Double limit(SensorFiles files, String what) {
        Double limit = files.quantity().of(number(files.file(what)));
        boolean none =
                limit != null && files.quantity() == Quantity.TEMPERATURE && (limit <= COLDEST || limit >= HOTTEST);
        return none ? null : limit;
    }

    private static @Nullable Boolean flag(@Nullable Path file) {
        Long number = number(file);
        return number == null ? null : Boolean.valueOf(number != 0);
    }

    private static @Nullable Long number(@Nullable Path file) {
        if (file == null || !Files.exists(file)) {
            return null;
        }
        try {
            return Attribute.number(file);
        } catch (IOException | MalformedException _) {
            return null;
        }
    }
}
