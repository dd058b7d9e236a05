package hypervisor.source.pmxcfs;

import hypervisor.source.pmxcfs.GuestConfig.Kind;
import hypervisor.source.pmxcfs.GuestConfig.Memory;
import hypervisor.source.pmxcfs.GuestConfig.Processors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the configuration of one guest: `KEY: VALUE` lines, and a section in brackets for each snapshot. What is
/// not understood is left out; passwords and keys of cloud-init are not looked at.
final class GuestParser {
    private static final long MEBIBYTE = 1 << 20;
    private static final double DEFAULT_MEBIBYTES = 512;
    private static final Pattern INTERFACE = Pattern.compile("net[0-9]+");
    private static final Comparator<String> BY_NUMBER = Comparator.comparing(
                    (String key) -> key.replaceFirst("[0-9]+$", ""))
            .thenComparingInt(String::length)
            .thenComparing(Comparator.naturalOrder());

    private GuestParser() {}

    static GuestConfig parse(String id, Kind kind, String text) {
        List<Section> sections = Section.all(text);
        return parse(id, kind, sections.getFirst(), snapshots(sections));
    }

    static GuestConfig parse(String id, Kind kind, Section main, List<GuestSnapshot> snapshots) {
        boolean vm = kind == Kind.QEMU;
        return new GuestConfig(
                id,
                kind,
                main.get(vm ? "name" : "hostname"),
                tags(main.get("tags")),
                main.isSet("onboot"),
                main.isSet("template"),
                processors(main, vm),
                memory(main, vm),
                main.get("ostype"),
                vm ? main("machine", "type", main) : null,
                vm ? otherwise(main.get("bios"), "seabios") : null,
                vm ? Boolean.valueOf(Words.isSet(main("agent", "enabled", main))) : null,
                main.get("lock"),
                main.isSet("protection"),
                main.get("startup"),
                each(
                        main,
                        vm ? DiskParser.VM : DiskParser.CONTAINER,
                        key -> DiskParser.parse(kind, key, value(main, key))),
                each(
                        main,
                        INTERFACE,
                        key -> InterfaceParser.parse(
                                kind, key, value(main, key), value(main, vm ? cloudInit(key) : key))),
                snapshots);
    }

    /// The key beside `net0` that has its addresses.
    private static String cloudInit(String networkInterface) {
        return networkInterface.replaceFirst("net", "ipconfig");
    }

    private static Processors processors(Section main, boolean vm) {
        Double limit = Words.number(main.get("cpulimit"));
        return new Processors(
                vm ? otherwise(Words.integer(main.get("cores")), 1L) : Words.integer(main.get("cores")),
                vm ? otherwise(Words.integer(main.get("sockets")), 1L) : null,
                vm ? Words.integer(main.get("vcpus")) : null,
                limit == null || limit == 0 ? null : limit,
                Words.integer(main.get("cpuunits")));
    }

    private static Memory memory(Section main, boolean vm) {
        String most = main("memory", "current", main);
        String least = main.get("balloon");
        String swap = main.get("swap");
        return new Memory(
                Words.times(most == null ? Double.valueOf(DEFAULT_MEBIBYTES) : Words.number(most), MEBIBYTE),
                vm ? Words.times(Words.number(least), MEBIBYTE) : null,
                vm
                        ? null
                        : Words.times(swap == null ? Double.valueOf(DEFAULT_MEBIBYTES) : Words.number(swap), MEBIBYTE));
    }

    private static List<String> tags(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split("[;,\\s]+"))
                        .filter(tag -> !tag.isEmpty())
                        .sorted()
                        .distinct()
                        .toList();
    }

    private static <T> List<T> each(Section main, Pattern keys, Function<String, T> made) {
        return main.values().keySet().stream()
                .filter(key -> keys.matcher(key).matches())
                .sorted(BY_NUMBER)
                .map(made)
                .toList();
    }

    private static List<GuestSnapshot> snapshots(List<Section> sections) {
        return sections.stream()
                .filter(Section::isSnapshot)
                .map(section -> new GuestSnapshot(
                        section.name(),
                        Words.integer(section.get("snaptime")),
                        section.get("parent"),
                        section.get("vmstate") != null))
                .sorted(Comparator.comparing(
                                GuestSnapshot::time, Comparator.nullsFirst(Comparator.<Long>naturalOrder()))
                        .thenComparing(GuestSnapshot::name))
                .toList();
    }

    /// The value of a key whose first property may lack its name.
    private static @Nullable String main(String key, String property, Section section) {
        String value = section.get(key);
        return value == null ? null : PropertyString.of(value).main(property);
    }

    private static PropertyString value(Section section, String key) {
        return PropertyString.of(otherwise(section.get(key), ""));
    }

    private static <T> T otherwise(@Nullable T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
