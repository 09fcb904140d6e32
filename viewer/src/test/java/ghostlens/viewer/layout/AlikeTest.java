package ghostlens.viewer.layout;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import org.junit.jupiter.api.Test;

class AlikeTest {
    private static final GroupTree TREE =
            GroupTree.of(Zoo.find("repghostnet-1.0x").graph(Form.TRAINING));

    @Test
    void blocksWithTheSameOperatorsAreAlike() {
        assertThat(Alike.to("blocks.8.1", TREE)).containsExactlyInAnyOrder("blocks.8.1", "blocks.8.3");
    }

    @Test
    void blocksOfOtherWidthsAreNot() {
        assertThat(Alike.to("blocks.0.0", TREE)).containsExactly("blocks.0.0");
    }

    @Test
    void operatorIsLikeNoGroup() {
        assertThat(Alike.to("input", TREE)).isEmpty();
    }
}
