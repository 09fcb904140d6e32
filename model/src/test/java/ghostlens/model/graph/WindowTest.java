package ghostlens.model.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void oddSizesAreHalvedUpwards() {
        assertThat(Window.square(3, 2).outputHeight(7)).isEqualTo(4);
        assertThat(Window.square(3, 2).outputWidth(1)).isEqualTo(1);
    }

    @Test
    void aKernelThatDoesNotFitLeavesNothing() {
        assertThat(new Window(5, 5, 2, 2, 0, 0).outputHeight(4)).isNotPositive();
    }

    @Test
    void readsAsThePaperWritesIt() {
        assertThat(Window.square(5, 2)).hasToString("5×5 /2");
        assertThat(new Window(1, 3, 1, 2, 0, 1)).hasToString("1×3 /1×2");
    }

    @Test
    void sizesBelowOneAreRefused() {
        assertThatThrownBy(() -> Window.square(0, 1)).hasMessageContaining("kernel 0×0");
        assertThatThrownBy(() -> new Window(1, 1, 1, 1, -1, 0)).hasMessageContaining("padding -1×0");
    }
}
