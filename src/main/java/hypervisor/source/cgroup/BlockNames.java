package hypervisor.source.cgroup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// What block devices are called that are told by their numbers, by the links in `/sys/dev/block`. For one reading: the
/// numbers of one that is gone are given again.
final class BlockNames {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}:[0-9]{1,10}");

    private final Path devices;
    private final Map<String, Named> known = new HashMap<>();

    /// @param stacked whether it is made of other devices
    record Named(String name, boolean stacked) {}

    /// @param sys `/sys`
    BlockNames(Path sys) {
        this.devices = sys.resolve("dev/block");
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /// @param number as `8:16`, which is the name too where there is no other
    Named of(String number) {
        return known.computeIfAbsent(number, this::look);
    }

    private Named look(String number) {
        Path device = devices.resolve(number);
        try {
            Path target = Files.readSymbolicLink(device);
            return new Named(target.getFileName().toString(), isStacked(device));
        } catch (IOException _) {
            return new Named(number, false);
        }
    }

    private static boolean isStacked(Path device) {
        try (DirectoryStream<Path> below = Files.newDirectoryStream(device.resolve("slaves"))) {
            return below.iterator().hasNext();
        } catch (IOException _) {
            return false;
        }
    }
}
