package hypervisor.source.procfs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a command line for what the guest has.
final class HardwareReading {
    private static final long MEBIBYTE = 1L << 20;
    private static final List<String> BACKENDS =
            List.of("memory-backend-ram", "memory-backend-file", "memory-backend-memfd");

    private final List<String> arguments;

    private HardwareReading(List<String> arguments) {
        this.arguments = arguments;
    }

    static GuestHardware of(List<String> arguments) {
        return new HardwareReading(arguments).read();
    }

    private GuestHardware read() {
        Options smp = options("-smp");
        Long stated = smp == null ? null : cpus(smp);
        Long memory = memory();
        return new GuestHardware(
                first("-name"),
                first("-cpu"),
                machine(),
                uuid(),
                stated == null ? null : Long.valueOf(stated + pluggedCpus()),
                stated,
                smp == null ? null : number(smp.value("maxcpus")),
                memory,
                statedMemory(),
                maxMemory(),
                arguments.contains("-incoming"),
                arguments.contains("-S"));
    }

    private @Nullable Options options(String flag) {
        String value = CommandLine.value(arguments, flag);
        return value == null ? null : new Options(value);
    }

    private @Nullable String first(String flag) {
        Options options = options(flag);
        return options == null ? null : options.first();
    }

    private @Nullable String machine() {
        Options options = options("-machine");
        if (options == null) {
            return null;
        }
        String type = options.value("type");
        return type == null ? options.first() : type;
    }

    /// Of the first table that has one: `-smbios` may be given for several tables.
    private @Nullable String uuid() {
        for (String table : values("-smbios")) {
            String uuid = new Options(table).value("uuid");
            if (uuid != null) {
                return uuid;
            }
        }
        return CommandLine.value(arguments, "-uuid");
    }

    private static @Nullable Long cpus(Options smp) {
        Long first = number(smp.first());
        return first == null ? number(smp.value("cpus")) : first;
    }

    /// Processors that are devices of their own: `-device kvm64-x86_64-cpu,id=cpu2,…`.
    private long pluggedCpus() {
        return values("-device").stream()
                .filter(device -> new Options(device).first().endsWith("-cpu"))
                .count();
    }

    /// Memory with hotplug is `-m size=1024,slots=255,maxmem=524288M` and one object for each node and stick. The sum
    /// of
    /// the objects is what the guest has; without any, as with `-m 2048` alone, it is what `-m` says.
    private @Nullable Long memory() {
        Long objects = backends(BACKENDS);
        if (objects != null) {
            return objects;
        }
        Options flag = options("-m");
        if (flag == null) {
            return null;
        }
        String size = flag.value("size");
        return bytes(size == null ? flag.first() : size);
    }

    private @Nullable Long statedMemory() {
        Options flag = options("-m");
        if (flag == null) {
            return null;
        }
        Long plain = number(flag.first());
        return plain == null ? backends(BACKENDS.subList(0, 1)) : times(plain, MEBIBYTE);
    }

    private @Nullable Long maxMemory() {
        Options flag = options("-m");
        return flag == null ? null : bytes(flag.value("maxmem"));
    }

    private @Nullable Long backends(List<String> kinds) {
        Set<String> others = memoryOfDevices();
        Long sum = null;
        for (String object : values("-object")) {
            String id = new Options(object).value("id");
            Long size = id != null && others.contains(id) ? null : ObjectSize.of(object, kinds);
            sum = size == null ? sum : plus(sum, size);
        }
        return sum;
    }

    /// Objects that are memory of something else than the guest: what it shares with others by `ivshmem`, say.
    private Set<String> memoryOfDevices() {
        Set<String> ids = new HashSet<>();
        for (String device : values("-device")) {
            var options = new Options(device);
            String id = options.value("memdev");
            if (id != null && !options.first().equals("pc-dimm")) {
                ids.add(id);
            }
        }
        return ids;
    }

    private List<String> values(String flag) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i + 1 < arguments.size(); i++) {
            if (arguments.get(i).equals(flag)) {
                values.add(arguments.get(i + 1));
            }
        }
        return values;
    }

    private static @Nullable Long plus(@Nullable Long sum, long size) {
        long more = (sum == null ? 0 : sum) + size;
        return more < 0 ? sum : Long.valueOf(more);
    }

    /// A size as QEMU takes it: MiB, unless a letter says otherwise.
    static @Nullable Long bytes(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        int last = text.length() - 1;
        int power = "BKMGTP".indexOf(Character.toUpperCase(text.charAt(last)));
        Long number = Numbers.whole(text, 0, power < 0 ? text.length() : last);
        return number == null ? null : times(number, power < 0 ? MEBIBYTE : 1L << (10 * power));
    }

    private static @Nullable Long times(long number, long unit) {
        return number > Long.MAX_VALUE / unit ? null : Long.valueOf(number * unit);
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null ? null : Numbers.whole(text);
    }
}
