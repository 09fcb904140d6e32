package ghostlens.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
    private static final TensorShape PAIR = TensorShape.of(2);

    @Test
    void laterChangesToTheArrayDoNotShow() {
        var values = new float[] {1, 2};
        var tensor = Tensor.of(PAIR, values);
        values[0] = 9;
        tensor.toFloats()[1] = 9;
        assertThat(tensor.toFloats()).containsExactly(1, 2);
    }

    @Test
    void float32IsExactInFloat64() {
        var tensor = Tensor.of(PAIR, new float[] {0.1f, Float.MIN_VALUE});
        assertThat(tensor.toDoubles()).containsExactly(0.1f, Float.MIN_VALUE);
        assertThat(tensor.get(0)).isEqualTo((double) 0.1f);
    }

    @Test
    void float64IsRoundedOnce() {
        var tensor = Tensor.of(PAIR, new double[] {0.1, 1 + 0x1p-24});
        assertThat(tensor.toFloat32()).isInstanceOf(Tensor.Float32.class);
        assertThat(tensor.toFloats()).containsExactly(0.1f, 1);
    }

    @Test
    void float32StaysItself() {
        var tensor = Tensor.of(PAIR, new float[] {1, 2});
        assertThat(tensor.toFloat32()).isSameAs(tensor);
    }

    @Test
    void valuesMustFillTheShape() {
        assertThatThrownBy(() -> Tensor.of(PAIR, new double[3]))
                .hasMessage("3 values do not fill the shape 2, which takes 2");
    }

    @Test
    void generateAsksForEachPosition() {
        assertThat(Tensor.generate(TensorShape.of(2, 2), i -> i * i).toDoubles())
                .containsExactly(0, 1, 4, 9);
    }
}
