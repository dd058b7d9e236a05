package hypervisor.source.libvirt;

import hypervisor.source.libvirt.message.TypedParam;
import hypervisor.source.libvirt.message.TypedParam.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Turns what `virsh` prints back into the typed parameters it was made of. Every number becomes an unsigned one, and
/// `yes` and `no` a boolean, whatever the wire had.
public final class VirshText {
    public static final Path FOLDER = Path.of("src/test/fixtures/libvirt/virsh");

    /// Last parts of names whose values are texts, though they may look like numbers.
    private static final Set<String> TEXTS = Set.of(
            "name",
            "path",
            "calc_mode",
            "alias",
            "mountpoint",
            "fstype",
            "hwaddr",
            "type",
            "addr",
            "device",
            "version",
            "version-id",
            "kernel-release",
            "kernel-version",
            "hostname",
            "machine");

    private VirshText() {}

    /// `virsh domstats`, by domain.
    ///
    /// ```
    /// Domain: 'ci-0001'
    ///   state.state=1
    ///   block.0.name=vda
    /// ```
    public static Map<String, List<TypedParam>> domainStatistics(String text) {
        Map<String, List<TypedParam>> domains = new LinkedHashMap<>();
        List<TypedParam> current = new ArrayList<>();
        for (String line : text.lines().map(String::strip).toList()) {
            int equals = line.indexOf('=');
            if (line.startsWith("Domain: '")) {
                current = new ArrayList<>();
                domains.put(line.substring("Domain: '".length(), line.length() - 1), current);
            } else if (equals > 0) {
                current.add(param(line.substring(0, equals), line.substring(equals + 1)));
            }
        }
        return domains;
    }

    /// One domain's part of a recorded `virsh domstats`.
    ///
    /// @param file a folder and a file, as `9.0.0/domstats-kvm.txt`
    public static List<TypedParam> domainStatistics(String file, String domain) {
        return Objects.requireNonNull(domainStatistics(read(file)).get(domain), file + " has no domain " + domain);
    }

    /// `virsh guestinfo`.
    ///
    /// ```
    /// os.id               : cilinux
    /// fs.0.total-bytes    : 24116224
    /// ```
    public static List<TypedParam> guestInfo(String text) {
        return text.lines()
                .filter(line -> line.contains(": "))
                .map(line -> param(
                        line.substring(0, line.indexOf(':')).strip(),
                        line.substring(line.indexOf(':') + 2).strip()))
                .toList();
    }

    /// @param name a folder and a file, as `9.0.0/domstats-kvm.txt`
    public static String read(String name) {
        try {
            return Files.readString(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TypedParam param(String field, String value) {
        String last = field.substring(field.lastIndexOf('.') + 1);
        // a vCPU's list as 0-3, but the number of vCPUs in vcpu.current
        boolean text =
                TEXTS.contains(last) || field.equals("os.id") || (last.equals("vcpus") && field.contains(".monitor."));
        return new TypedParam(field, text ? new Value.Text(value) : number(value));
    }

    private static Value number(String value) {
        if (value.equals("yes") || value.equals("no")) {
            return new Value.Bool(value.equals("yes"));
        }
        try {
            return new Value.UHyper(Long.parseUnsignedLong(value));
        } catch (NumberFormatException _) {
            return new Value.Text(value);
        }
    }
}
