package ghostlens.app.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.net.Form;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassificationTest {

    private static Classification of(boolean areProbabilities, double[] before, double[] after) {
        var outputs = new LinkedHashMap<Form, Tensor>();
        outputs.put(Form.TRAINING, Tensor.of(TensorShape.of(1, before.length), before));
        outputs.put(Form.INFERENCE, Tensor.of(TensorShape.of(1, after.length), after));
        return Classification.of(outputs, areProbabilities);
    }

    @Test
    void largeOutputsBecomeProbabilities() {
        double third = Math.log(3);
        var seen = of(false, new double[] {1000, 1000 + third}, new double[] {0, 0});
        assertThat(seen.best().getFirst().label()).isEqualTo(1);
        assertThat(seen.best().getFirst().probabilities().getFirst()).isCloseTo(0.75, within(1e-9));
        assertThat(seen.best().getFirst().probabilities().getLast()).isCloseTo(0.5, within(1e-9));
        assertThat(seen.difference().orElseThrow().largestAbsolute()).isCloseTo(1000 + third, within(1e-9));
    }

    @Test
    void probabilitiesStayWhatTheyAre() {
        var seen = of(true, new double[] {0.1, 0.7, 0.2}, new double[] {0.1, 0.7, 0.2});
        assertThat(seen.best().stream().map(Classification.Guess::label)).containsExactly(1, 2, 0);
        assertThat(seen.best().getFirst().probabilities()).isEqualTo(List.of(0.7, 0.7));
    }
}
