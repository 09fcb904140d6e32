package ghostlens.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.model.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class JobsTest {
    private static final int PATIENCE_SECONDS = 300;

    private final Jobs jobs = new Jobs();

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void hearsTheResult() {
        assertThat(outcome(_ -> "42")).isEqualTo("done 42");
    }

    @Test
    void barGoesWithTheLastJob() throws Exception {
        var goOn = new CountDownLatch(1);
        var shown = new CompletableFuture<Boolean>();
        var left = new CompletableFuture<Double>();
        Platform.runLater(() -> {
            var status = new JobsStatus(jobs);
            status.progressProperty().subscribe(bar -> {
                if (bar.doubleValue() != 0) {
                    shown.complete(true);
                }
            });
            jobs.inBackground(
                    "test job",
                    _ -> {
                        goOn.await();
                        return "";
                    },
                    Ending.of(_ -> {}, _ -> {}));
            jobs.running().subscribe(() -> {
                if (jobs.running().isEmpty()) {
                    Platform.runLater(() -> left.complete(status.getProgress()));
                }
            });
        });
        shown.get(90, TimeUnit.SECONDS);
        goOn.countDown();
        assertThat(left.get(90, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void hearsTheSentenceOfAProblem() {
        assertThat(outcome(_ -> {
                    throw new Problem("the file is empty");
                }))
                .isEqualTo("failed the file is empty");
    }

    @Test
    void hearsASentenceWhereSomethingUnexpectedHappened() {
        assertThat(outcome(_ -> {
                    throw new IllegalStateException("boom");
                }))
                .startsWith("failed test job stopped because of something unexpected");
    }

    @Test
    void hearsOfACancelEvenWhileTheWorkWaits() throws Exception {
        var started = new CountDownLatch(1);
        var ended = new CompletableFuture<String>();
        Work<String> endless = _ -> {
            started.countDown();
            new CountDownLatch(1).await();
            return "never";
        };
        var job = new CompletableFuture<Job<String>>();
        Platform.runLater(() -> job.complete(jobs.onEngine("test job", endless, ending(ended))));
        started.await();
        Platform.runLater(() -> job.join().cancel());
        assertThat(ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("cancelled");
    }

    @Test
    void runsEngineJobsOneAfterTheOther() throws Exception {
        List<String> order = new ArrayList<>();
        var last = new CompletableFuture<String>();
        Platform.runLater(() -> {
            jobs.onEngine("first", _ -> order.add("first"), Ending.of(_ -> {}, _ -> {}));
            jobs.onEngine("second", _ -> "" + order.add("second"), ending(last));
        });
        last.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(order).containsExactly("first", "second");
    }

    private String outcome(Function<Progress, String> work) {
        var ended = new CompletableFuture<String>();
        Platform.runLater(() -> jobs.inBackground("test job", work::apply, ending(ended)));
        return ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    private static Ending<String> ending(CompletableFuture<String> ended) {
        return new Ending<>(
                result -> ended.complete("done " + result),
                sentence -> ended.complete("failed " + sentence),
                () -> ended.complete("cancelled"));
    }
}
