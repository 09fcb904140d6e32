package ghostlens.fuse.match;

import static ghostlens.fuse.Nets.ADD;
import static ghostlens.fuse.Nets.conv;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import org.junit.jupiter.api.Test;

class ChangeTest {

    @Test
    void equalOperatorsHaveNoChange() {
        assertThat(Change.between(conv(4, 8, 3, 1, 1), conv(4, 8, 3, 1, 1))).isEmpty();
    }

    @Test
    void widthKernelAndStrideAreNamed() {
        assertThat(Change.between(conv(4, 8, 3, 1, 1), conv(4, 12, 5, 2, 1)))
                .extracting(Change::toString)
                .containsExactly("channels out 8 → 12", "kernel 3×3 → 5×5", "stride 1×1 → 2×2", "padding 1×1 → 2×2");
    }

    @Test
    void anotherOperatorIsOneChange() {
        assertThat(Change.between(new Op.Concat(), ADD))
                .extracting(Change::toString)
                .containsExactly("operator concat → add");
    }

    @Test
    void mergedOperatorsAreComparedWithTheOneLikeThem() {
        var variant = Zoo.find("module-d");
        var matching = Matcher.match(variant.graph(Form.TRAINING), variant.graph(Form.INFERENCE));
        var cheap = new NodeId("cheap_operation.0");
        assertThat(matching.ofAfter(cheap).changes())
                .extracting(Change::toString)
                .containsExactly("bias none → yes");
        assertThat(matching.reversed().ofBefore(cheap).changes())
                .extracting(Change::toString)
                .containsExactly("bias yes → none");
    }
}
