package hypervisor.source.cgroup;

import hypervisor.source.cgroup.GuestCgroup.DeviceIo;
import hypervisor.source.procfs.Numbers;
import hypervisor.source.procfs.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of `io.stat`, one for each device that the group used, by its numbers:
///
/// ```
/// 8:16 rbytes=1459200 wbytes=314773504 rios=192 wios=353 dbytes=0 dios=0
/// 253:0
/// ```
///
/// A row without numbers is of a device that counts nothing, and left out; of two rows of one device the first is it.
final class IoStat {
    private IoStat() {}

    static List<DeviceIo> parse(String text, BlockNames names) {
        Map<String, DeviceIo> rows = new LinkedHashMap<>();
        int from = 0;
        while (from < text.length()) {
            int newline = text.indexOf('\n', from);
            int end = newline < 0 ? text.length() : newline;
            DeviceIo row = row(new Words(text, from, end), names);
            if (row != null) {
                rows.putIfAbsent(row.device(), row);
            }
            from = end + 1;
        }
        return List.copyOf(rows.values());
    }

    private static @Nullable DeviceIo row(Words words, BlockNames names) {
        if (!words.next() || !BlockNames.isNumber(words.word())) {
            return null;
        }
        String device = words.word();
        Long readBytes = null;
        Long writeBytes = null;
        Long reads = null;
        Long writes = null;
        while (words.next()) {
            String word = words.word();
            Long number = Numbers.whole(word, word.indexOf('=') + 1, word.length());
            switch (word.substring(0, Math.max(0, word.indexOf('=')))) {
                case "rbytes" -> readBytes = number;
                case "wbytes" -> writeBytes = number;
                case "rios" -> reads = number;
                case "wios" -> writes = number;
                default -> {} // discards, and what a newer kernel has
            }
        }
        if (readBytes == null && writeBytes == null && reads == null && writes == null) {
            return null;
        }
        BlockNames.Named named = names.of(device);
        return new DeviceIo(named.name(), named.stacked(), readBytes, writeBytes, reads, writes);
    }
}
