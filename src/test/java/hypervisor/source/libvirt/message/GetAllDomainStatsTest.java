package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GetAllDomainStatsTest {
    private static final DomainReference RICH =
            new DomainReference("ci-rich", UUID.fromString("c1c1c1c1-0000-4000-8000-0000000000ff"), 419);

    private static final GetAllDomainStats ALL = new GetAllDomainStats(List.of(), 0, 0);
    private static final UUID SIX = UUID.fromString("c1c1c1c1-0000-4000-8000-000000000006");
    private static final UUID GONE = UUID.fromString("01010101-0101-0101-0101-010101010101");

    @Test
    void encode() {
        var call = new GetAllDomainStats(
                List.of(new DomainReference("ci-0006", SIX, 221), new DomainReference("nope", GONE, -1)),
                GetAllDomainStats.STATE,
                0);

        assertThat(call.procedure()).isEqualTo(344);
        assertThat(Bytes.arguments(call)).isEqualTo(Recorded.request("9.0.0/CONNECT_GET_ALL_DOMAIN_STATS-state"));
    }

    @Test
    void encodeFlags() {
        var call = new GetAllDomainStats(List.of(RICH), 0, GetAllDomainStats.BACKING | GetAllDomainStats.NOWAIT);

        assertThat(Bytes.arguments(call)).isEqualTo(Recorded.request("9.0.0/CONNECT_GET_ALL_DOMAIN_STATS-rich"));
    }

    @Test
    void aDomainThatIsGoneHasNoRecord() {
        assertThat(Recorded.decode(ALL, "9.0.0/CONNECT_GET_ALL_DOMAIN_STATS-state"))
                .containsExactly(new GetAllDomainStats.DomainStats(
                        new DomainReference("ci-0006", SIX, 221),
                        List.of(
                                new TypedParam("state.state", new TypedParam.Value.Int(1)),
                                new TypedParam("state.reason", new TypedParam.Value.Int(1)))));
    }

    @Test
    void decodeManyDomains() {
        assertThat(Recorded.decode(ALL, "9.0.0/CONNECT_GET_ALL_DOMAIN_STATS"))
                .hasSize(13)
                .allSatisfy(record -> assertThat(record.params()).hasSizeGreaterThan(15));
    }

    @Test
    void decodeEveryType() {
        List<TypedParam> params = Recorded.decode(ALL, "9.0.0/CONNECT_GET_ALL_DOMAIN_STATS-rich")
                .getFirst()
                .params();

        assertThat(params)
                .contains(
                        new TypedParam("state.state", new TypedParam.Value.Int(1)),
                        new TypedParam("vcpu.current", new TypedParam.Value.UInt(2)),
                        new TypedParam("dirtyrate.calc_start_time", new TypedParam.Value.Hyper(0)),
                        new TypedParam("balloon.maximum", new TypedParam.Value.UHyper(262_144)),
                        new TypedParam("block.0.name", new TypedParam.Value.Text("vda")));
    }

    @Test
    void refusesACountTheProtocolForbids() {
        assertThatThrownBy(() -> ALL.decode(Bytes.reader("00004001 | records")))
                .hasMessage("libvirt reply, byte 4: a count of 16385, the protocol allows 16384");
    }

    @Test
    void refusesAReplyThatEndsEarly() {
        assertThatThrownBy(() -> ALL.decode(Bytes.reader("00000001 | one record, and no record")))
                .hasMessageContaining("ends too early");
    }
}
