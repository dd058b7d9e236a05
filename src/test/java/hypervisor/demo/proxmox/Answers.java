package hypervisor.demo.proxmox;

import static org.assertj.core.api.Assertions.assertThat;

import hypervisor.source.proxmox.json.AnswerReader;
import hypervisor.source.proxmox.json.JsonAnswer;
import hypervisor.source.proxmox.json.JsonRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/// Reads what a cluster answers as the exporter does.
final class Answers {
    private Answers() {}

    static <T> List<T> rows(ClusterAnswers cluster, String path, Function<JsonRow, T> row) {
        return read(cluster, path, AnswerReader.rows(row));
    }

    static <T> T read(ClusterAnswers cluster, String path, AnswerReader<T> reader) {
        Reply reply = cluster.answer(cluster.nodes().getFirst(), path, Logins.TOKEN_ID);
        assertThat(reply.status()).as(path).isEqualTo(200);
        try {
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            return JsonAnswer.read(path, new ByteArrayInputStream(body), reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
