package ghostlens.viewer.layout;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupTreeTest {
    private static final GroupTree TREE =
            GroupTree.of(Zoo.find("repghostnet-1.0x").graph(Form.TRAINING));

    @Test
    void listsAreNoGroups() {
        assertThat(TREE.paths()).contains("blocks.3.0").doesNotContain("blocks", "blocks.3");
    }

    @Test
    void groupAroundOneOperatorIsNone() {
        assertThat(TREE.paths())
                .contains("blocks.3.0.ghost1.primary_conv")
                .doesNotContain("blocks.3.0.ghost1.fusion_bn");
    }

    @Test
    void parentSkipsGroupsThatAreNone() {
        assertThat(TREE.parent("blocks.3.0.ghost1.fusion_bn.0")).isEqualTo("blocks.3.0.ghost1");
        assertThat(TREE.parent("blocks.3.0")).isEmpty();
    }

    @Test
    void visibleIsTheOutermostClosedGroup() {
        var path = "blocks.3.0.ghost1.primary_conv.0";
        assertThat(TREE.visible(path, Set.of("blocks.3.0.ghost1"))).isEqualTo("blocks.3.0");
        assertThat(TREE.visible(path, Set.of("blocks.3.0"))).isEqualTo("blocks.3.0.ghost1");
        assertThat(TREE.visible(path, TREE.paths())).isEqualTo(path);
    }

    @Test
    void defaultOpenOpensModulesAndClosesNetworks() {
        assertThat(GroupTree.defaultOpen(Zoo.find("module-d").graph(Form.TRAINING)))
                .containsExactlyInAnyOrder("primary_conv", "cheap_operation");
        assertThat(GroupTree.defaultOpen(Zoo.find("repghostnet-1.0x").graph(Form.TRAINING)))
                .isEmpty();
    }
}
