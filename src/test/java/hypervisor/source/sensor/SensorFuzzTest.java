package hypervisor.source.sensor;

import hypervisor.Fuzz;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Names of devices and values of files with something wrong in them.
class SensorFuzzTest {
    private static final String[] SUBSYSTEMS = {
        "pci", "i2c", "spi", "scsi", "hid", "platform", "of_platform", "acpi", "mdio_bus", "nvme", ""
    };
    private static final String[] DEVICES = {
        "0000:01:00.0", "0-0018", "spi0.1", "2:0:0:0", "0003:1B1C:0C10.0004", "coretemp.0", "gpio-0:01", "LNXTHERM:00"
    };
    private static final String ALPHABET = "0123456789abcdefF:.-_ \u0000é٣";

    @Test
    void anyDeviceHasANameOrNone() {
        Fuzz.run(40_000, 4000, random -> {
            String device = mutated(DEVICES[random.nextInt(DEVICES.length)], random);
            Bus.of(SUBSYSTEMS[random.nextInt(SUBSYSTEMS.length)], device);
            return device.length();
        });
    }

    @Test
    void anyValueIsANumberOrMalformed() {
        Fuzz.run(41_000, 2000, random -> {
            String text = mutated("38850", random);
            Attribute.number("temp1_input", text);
            return text.length();
        });
    }

    @Test
    void anyKeyIsOfAQuantityOrOfNone() {
        Fuzz.run(42_000, 2000, random -> {
            String key = mutated("temp12", random);
            Quantity quantity = Quantity.ofKey(key);
            if (quantity != null) {
                quantity.number(key);
            }
            return key.length();
        });
    }

    private static String mutated(String text, Random random) {
        var mutated = new StringBuilder(text);
        for (int i = random.nextInt(5); i >= 0; i--) {
            int from = random.nextInt(mutated.length() + 1);
            int to = Math.min(mutated.length(), from + random.nextInt(3));
            char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            mutated.replace(from, to, String.valueOf(c).repeat(random.nextInt(8)));
        }
        return mutated.toString();
    }
}
