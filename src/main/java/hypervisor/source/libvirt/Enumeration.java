package hypervisor.source.libvirt;

import java.util.List;

/// The words for the numbers of one of libvirt's enums, which begin at 0 and have no gaps.
public record Enumeration(List<String> words) {

    public Enumeration {
        words = List.copyOf(words);
    }

    public static Enumeration of(String... words) {
        return new Enumeration(List.of(words));
    }

    /// The word for a number; `unknown(9)` for one that a newer libvirt has added.
    public String word(int number) {
        return number >= 0 && number < words.size() ? words.get(number) : "unknown(" + number + ")";
    }
}
