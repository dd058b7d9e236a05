package hypervisor.source.proxmox.json;

import hypervisor.source.MalformedException;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Makes a value of the `data` of an answer, one row at a time: only one row is held in memory besides what was made.
@FunctionalInterface
public interface AnswerReader<T> {
    /// @throws MalformedException with the JSON path of what is not as expected
    T read(JsonAnswer answer) throws IOException;

    /// `data` is a list of objects; no list counts as an empty one.
    static <T> AnswerReader<List<T>> rows(Function<JsonRow, T> row) {
        return answer -> answer.rows(row);
    }

    /// `data` is an object with a list of objects under this name, as `cluster/metrics/export` has it.
    static <T> AnswerReader<List<T>> rowsIn(String member, Function<JsonRow, T> row) {
        return answer -> answer.rowsIn(member, row);
    }

    /// `data` is one object.
    static <T> AnswerReader<T> object(Function<JsonRow, T> row) {
        return answer -> row.apply(answer.object());
    }

    /// `data` is an object of objects, as `access/permissions` has it.
    static <T> AnswerReader<List<T>> members(BiFunction<String, JsonRow, T> member) {
        return answer -> answer.members(member);
    }
}
