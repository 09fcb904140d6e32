package ghostlens.model.weights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import ghostlens.model.tensor.TensorShape;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    private static final long HUGE_FILE = 1L << 50;

    @Test
    void tensorsThatWouldFillTheHeapAreRefused() {
        var allowance = new Allowance("w.npz", HUGE_FILE);
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1 << 20; i++) {
                        allowance.keep(TensorShape.of(1 << 15, 1 << 15), ElementType.F64);
                    }
                })
                .isInstanceOf(Problem.class)
                .hasMessageStartingWith("w.npz takes ")
                .hasMessageEndingWith("start with a larger -Xmx.");
    }

    @Test
    void anEntryLargerThanTheHeapIsRefused() {
        assertThatThrownBy(() -> new Allowance("w.npz", HUGE_FILE).unpack(1L << 50))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("w.npz takes ");
    }

    @Test
    void entriesAreCountedTogether() {
        var allowance = new Allowance("w.npz", 0);
        allowance.unpack(20 << 20);
        assertThatThrownBy(() -> allowance.unpack(20 << 20))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("claims to hold 40 MB or more, too much for its size");
    }
}
