package hypervisor.source.proxmox.collect;

import static java.lang.System.Logger.Level.DEBUG;

import hypervisor.source.MalformedException;
import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.json.JsonRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the rows of an answer, without those that cannot be understood: one strange guest does not cost the
/// others.
final class Rows {
    private static final System.Logger LOG = System.getLogger(Rows.class.getName());

    private Rows() {}

    static <T> AnswerReader<List<T>> of(Function<JsonRow, T> row) {
        AnswerReader<List<Optional<T>>> all = AnswerReader.rows(json -> understood(json, row));
        return answer -> all.read(answer).stream().flatMap(Optional::stream).toList();
    }

    private static <T> Optional<T> understood(JsonRow json, Function<JsonRow, T> row) {
        try {
            return Optional.of(row.apply(json));
        } catch (MalformedException e) {
            LOG.log(DEBUG, () -> "a row is left out: " + e.getMessage());
            return Optional.empty();
        }
    }
}
