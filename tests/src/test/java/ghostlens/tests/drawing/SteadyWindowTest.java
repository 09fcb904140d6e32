package ghostlens.tests.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/// The whole window is worked with while a watchdog listens. What is allowed is far more than what is usual, so that
/// only a job that runs on the JavaFX thread is too much; docs/drawing.md has what is usual.
class SteadyWindowTest {
    private static final long LONGEST_NANOS = 500_000_000;

    @BeforeAll
    static void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void noJobHoldsUpTheWindow() throws Exception {
        try (var watchdog = new Watchdog()) {
            Working.once(watchdog);
            var silences = Working.once(watchdog);
            assertThat(silences)
                    .allSatisfy((step, silence) -> assertThat(silence.cpuNanos())
                            .as("%s, busy with %s", step, silence.doing())
                            .isBetween(0L, LONGEST_NANOS));
        }
    }
}
