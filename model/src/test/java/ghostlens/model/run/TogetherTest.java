package ghostlens.model.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.model.Problem;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TogetherTest {

    @Test
    void bothRunAtTheSameTime() {
        var one = new CountDownLatch(1);
        var other = new CountDownLatch(1);
        var both = Together.compute(() -> meet(one, other), () -> meet(other, one));
        assertThat(both).isEqualTo(new Together<>("met", "met"));
    }

    @Test
    void aFailureIsPassedOnOnceBothHaveEnded() {
        var ended = new AtomicBoolean();
        assertThatThrownBy(() -> Together.compute(
                        () -> {
                            throw new Problem("first");
                        },
                        () -> {
                            forever();
                            ended.set(true);
                            return "";
                        }))
                .isInstanceOf(Problem.class)
                .hasMessage("first");
        assertThat(ended).isTrue();
        assertThatThrownBy(() -> Together.compute(() -> "", () -> {
                    throw new Problem("second");
                }))
                .isInstanceOf(Problem.class)
                .hasMessage("second");
    }

    @Test
    void interruptionCancelsBoth() {
        assertThatThrownBy(() -> Together.compute(
                        () -> {
                            Thread.currentThread().interrupt();
                            return "";
                        },
                        () -> {
                            forever();
                            return "";
                        }))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static String meet(CountDownLatch mine, CountDownLatch theirs) {
        mine.countDown();
        try {
            theirs.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "met";
    }

    private static void forever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
