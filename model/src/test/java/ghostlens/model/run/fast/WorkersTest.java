package ghostlens.model.run.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

final class WorkersTest {
    @Test
    void everyWorkerDoesItsShareEachTime() {
        var shares = new AtomicIntegerArray(3);
        try (var workers = new Workers(3)) {
            for (int round = 0; round < 1000; round++) {
                workers.share(shares::incrementAndGet);
            }
        }
        assertThat(shares).hasToString("[1000, 1000, 1000]");
    }

    @Test
    void aFailureOfAnyWorkerReachesTheCallerAndTheOthersGoOn() {
        try (var workers = new Workers(2)) {
            for (int failing = 0; failing < 2; failing++) {
                int which = failing;
                assertThatThrownBy(() -> workers.share(worker -> failIf(worker == which)))
                        .hasStackTraceContaining("planted");
            }
            var shares = new AtomicIntegerArray(2);
            workers.share(shares::incrementAndGet);
            assertThat(shares).hasToString("[1, 1]");
        }
    }

    private static void failIf(boolean planted) {
        if (planted) {
            throw new IllegalArgumentException("planted");
        }
    }
}
