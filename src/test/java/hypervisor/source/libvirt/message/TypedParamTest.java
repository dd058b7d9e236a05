package hypervisor.source.libvirt.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TypedParamTest {
    @Test
    void decodeTheTypesThatStatisticsRarelyHave() {
        assertThat(TypedParam.decode(Bytes.reader("00000001 61000000 00000005 3ff80000 00000000 | a, double, 1.5")))
                .isEqualTo(new TypedParam("a", new TypedParam.Value.Real(1.5)));
        assertThat(TypedParam.decode(Bytes.reader("00000001 61000000 00000006 00000001 | a, boolean, true")))
                .isEqualTo(new TypedParam("a", new TypedParam.Value.Bool(true)));
    }

    @Test
    void refusesATypeItDoesNotKnow() {
        assertThatThrownBy(() -> TypedParam.decode(Bytes.reader("00000001 61000000 00000008 | a, type 8")))
                .hasMessage("libvirt parameter a: unknown type 8");
    }

    @Test
    void everyTypeIsANumberButATextAndTheUnknown() {
        assertThat(new TypedParam.Value.Int(-1).number()).isEqualTo(-1);
        assertThat(new TypedParam.Value.UInt(-2).number()).isEqualTo(4_294_967_294L);
        assertThat(new TypedParam.Value.UInt(-1).number()).isNull();
        assertThat(new TypedParam.Value.Hyper(-1).number()).isEqualTo(-1);
        assertThat(new TypedParam.Value.UHyper(-1).number()).isNull();
        assertThat(new TypedParam.Value.UHyper(7).number()).isEqualTo(7);
        assertThat(new TypedParam.Value.Bool(true).number()).isEqualTo(1);
        assertThat(new TypedParam.Value.Text("7").number()).isNull();
        assertThat(new TypedParam.Value.Text("7").text()).isEqualTo("7");
        assertThat(new TypedParam.Value.Int(7).text()).isNull();
    }
}
