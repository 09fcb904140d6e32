package ghostlens.model.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorShapeTest {

    @Test
    void readsAsPeopleWriteIt() {
        assertThat(TensorShape.of(1, 80, 14, 14)).hasToString("1×80×14×14");
        assertThat(TensorShape.of()).hasToString("scalar");
    }

    @Test
    void elementsMultiply() {
        assertThat(TensorShape.of(2, 3, 4).elements()).isEqualTo(24);
        assertThat(TensorShape.of().elements()).isEqualTo(1);
    }

    @Test
    void elementsThatOverflowAreRefused() {
        var huge = TensorShape.of(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertThatThrownBy(huge::elements).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void axesAreNamed() {
        var shape = TensorShape.of(1, 2, 3, 4);
        assertThat(new int[] {shape.batch(), shape.channels(), shape.height(), shape.width()})
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void withChangesOneExtentOfACopy() {
        var shape = TensorShape.of(1, 2);
        assertThat(shape.with(0, 8)).isEqualTo(TensorShape.of(8, 2));
        assertThat(shape).isEqualTo(TensorShape.of(1, 2));
    }

    @Test
    void extentsBelowOneAreRefused() {
        assertThatThrownBy(() -> TensorShape.of(1, 0)).hasMessageContaining("at least 1");
    }
}
