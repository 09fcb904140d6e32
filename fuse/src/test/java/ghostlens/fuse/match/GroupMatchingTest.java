package ghostlens.fuse.match;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.net.Form;
import ghostlens.model.zoo.Zoo;
import org.junit.jupiter.api.Test;

class GroupMatchingTest {
    private static final GroupMatching GROUPS = new GroupMatching(Matcher.match(
            Zoo.find("ghostnet-1.0x").graph(Form.TRAINING),
            Zoo.find("repghostnet-1.0x").graph(Form.INFERENCE)));

    @Test
    void blocksBelongToBlocksAndModulesToModules() {
        assertThat(GROUPS.counterpart("blocks.3.0")).contains("blocks.3.0");
        assertThat(GROUPS.counterpart("blocks.3.0.ghost1")).contains("blocks.3.0.ghost1");
        assertThat(GROUPS.counterpart("blocks.3.0.ghost2.cheap_operation"))
                .contains("blocks.3.0.ghost2.cheap_operation");
    }

    @Test
    void groupThatIsNotThereBelongsNowhere() {
        assertThat(GROUPS.counterpart("elsewhere")).isEmpty();
    }
}
