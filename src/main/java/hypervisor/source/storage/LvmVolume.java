package hypervisor.source.storage;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of what `lvs` or `vgs` prints, by the names of its columns.
record LvmVolume(Map<String, String> columns) {

    LvmVolume {
        columns = Map.copyOf(columns);
    }

    String group() {
        return columns.getOrDefault("vg_name", "");
    }

    String name() {
        return columns.getOrDefault("lv_name", "");
    }

    /// Of a thin pool; null where `lvs` does not tell, as of one that is not active.
    @Nullable Space poolSpace() {
        Double size = number("lv_size");
        Double used = fraction("data_percent");
        if (size == null || used == null) {
            return null;
        }
        long free = (long) (size * (1 - used));
        return new Space(size.longValue(), free, free);
    }

    @Nullable Space groupSpace() {
        Double size = number("vg_size");
        Double free = number("vg_free");
        return size == null || free == null ? null : new Space(size.longValue(), free.longValue(), free.longValue());
    }

    @Nullable Double metadata() {
        return fraction("metadata_percent");
    }

    private @Nullable Double fraction(String column) {
        Double percent = number(column);
        return percent == null || percent > 100 ? null : Double.valueOf(percent / 100);
    }

    private @Nullable Double number(String column) {
        String text = columns.getOrDefault(column, "");
        return text.matches("[0-9]{1,18}(\\.[0-9]{1,9})?") ? Double.valueOf(text) : null;
    }
}
