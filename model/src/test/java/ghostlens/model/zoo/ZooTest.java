package ghostlens.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZooTest {

    @Test
    void namesAreUnique() {
        assertThat(Zoo.variants())
                .extracting(Variant::name)
                .doesNotHaveDuplicates()
                .hasSize(5 + 16 + 12);
    }

    @Test
    void titlesAreUnique() {
        assertThat(Zoo.variants()).extracting(Variant::title).doesNotHaveDuplicates();
    }

    @Test
    void findTakesAnyCase() {
        assertThat(Zoo.find("RepGhostNet-1.0X").title()).isEqualTo("RepGhostNet 1.0×");
    }

    @ParameterizedTest
    @CsvSource({
        "repghostnet-1.0, repghostnet-1.0x",
        "repgostnet-0.58x, repghostnet-0.58x",
        "ghostnet-1.2x, ghostnet-1.1x",
        "module-f, module-a",
        "repghost-bottleneck-s1se, repghost-bottleneck-s1-se"
    })
    void findNamesTheNearestWhenThereIsNone(String name, String nearest) {
        assertThatThrownBy(() -> Zoo.find(name))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("\"" + name + "\"")
                .hasMessageContaining(nearest);
    }
}
