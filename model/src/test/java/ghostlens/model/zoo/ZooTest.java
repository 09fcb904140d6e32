package ghostlens.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZooTest {

    @Test
    void namesAreUnique() {
        assertThat(Zoo.variants()).extracting(Variant::name).doesNotHaveDuplicates();
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
        "repghostnet-0.73x, RepGhostNet 0.73×",
        "ghostnet-0.9X, GhostNet 0.9×",
        "repghostnet-1x, RepGhostNet 1.0×",
        "repghostnet-0.580x, RepGhostNet 0.58×",
        "repghostnet-4x, RepGhostNet 4.0×",
        "mobilenetv2-1.4x, MobileNetV2 1.4×",
        "mobilenetv3-small-0.5x, MobileNetV3 Small 0.5×",
        "mobilenetv3-large-0.750x, MobileNetV3 Large 0.75×",
        "mobilenext-0.5x, MobileNeXt 0.5×",
        "proxylessnas-mobile-0.25x, ProxylessNAS-Mobile 0.25×",
        "proxylessnas-mobile-1x, ProxylessNAS-Mobile"
    })
    void findMakesAnyWidth(String name, String title) {
        var found = Zoo.find(name);
        assertThat(found.title()).isEqualTo(title);
        assertThat(found.published().isPresent()).isEqualTo(Zoo.variants().contains(found));
    }

    @ParameterizedTest
    @ValueSource(strings = {"repghostnet-0.05x", "ghostnet-4.01x"})
    void findRefusesAWidthOutOfBounds(String name) {
        assertThatThrownBy(() -> Zoo.find(name))
                .isInstanceOf(Problem.class)
                .hasMessage("\"%s\" has a width out of bounds; choose one from 0.1x to 4x.".formatted(name));
    }

    @ParameterizedTest
    @CsvSource({
        "repghostnet-1.0x, 'training, deploy, inference'",
        "ghostnet-1.0x, 'training, inference'",
        "module-e, training"
    })
    void formsAreThoseThatDiffer(String name, String forms) {
        assertThat(Zoo.find(name).forms().stream().map(Form::label).collect(Collectors.joining(", ")))
                .isEqualTo(forms);
    }

    @ParameterizedTest
    @CsvSource({
        "repghostnet-1.0, repghostnet-1.0x",
        "repghostnet-.5x, repghostnet-1.5x",
        "repgostnet-0.58x, repghostnet-0.58x",
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
