package ghostlens.app.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ghostlens.model.Problem;
import org.junit.jupiter.api.Test;

class EnginesTest {

    @Test
    void everyEngineIsFoundByItsName() {
        assertThat(Engines.names())
                .allSatisfy(name -> assertThat(Engines.named(name).name()).isEqualTo(name));
    }

    @Test
    void namedSaysWhichEnginesThereAre() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Engines.named("onnx"))
                .withMessageContaining("nd4j, reference");
    }
}
