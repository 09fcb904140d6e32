package ghostlens.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeIdTest {

    @Test
    void thePathIsTakenApart() {
        var id = new NodeId("blocks.3.0.add");
        assertThat(id.name()).isEqualTo("add");
        assertThat(id.group()).isEqualTo("blocks.3.0");
        assertThat(id.groups()).containsExactly("blocks", "blocks.3", "blocks.3.0");
    }

    @Test
    void aNodeAtTheTopHasNoGroups() {
        var id = new NodeId("classifier");
        assertThat(id.group()).isEmpty();
        assertThat(id.groups()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "a.", "a..b"})
    void emptyPartsAreRefused(String path) {
        assertThatThrownBy(() -> new NodeId(path)).isInstanceOf(IllegalArgumentException.class);
    }
}
