package ghostlens.app.panel.compare;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.open.CorrectionsFile;
import ghostlens.app.work.Ending;
import ghostlens.app.work.Jobs;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/// Changes that are asked for while others are still under way.
@ExtendWith(ApplicationExtension.class)
class CompareModelTest {
    private static final int PATIENCE_SECONDS = 300;

    private final Jobs jobs = new Jobs();
    private final List<String> refused = new CopyOnWriteArrayList<>();
    private CompareModel model = null;

    @BeforeEach
    void begin(@TempDir Path folder) {
        model = new CompareModel(jobs, new CorrectionsFile(folder.resolve("corrections.json")), refused::add);
    }

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void networksPutBesideEachOtherAtOnceAllArriveInOrder() throws Exception {
        assertThat(after(m -> {
                    m.add("module-a", Form.TRAINING);
                    m.add("module-d", Form.TRAINING);
                    m.add("module-b", Form.TRAINING);
                }))
                .containsExactly("module-a", "module-d", "module-b");
    }

    @Test
    void whatComesAfterAFailureIsDoneToo() throws Exception {
        assertThat(after(m -> {
                    m.add("module-a", Form.TRAINING);
                    m.add("no-such-network", Form.TRAINING);
                    m.add("module-d", Form.TRAINING);
                }))
                .containsExactly("module-a", "module-d");
        assertThat(refused).singleElement().asString().contains("no-such-network");
    }

    @Test
    void whatIsTakenOutTwiceAtOnceTakesNoOtherWithIt() throws Exception {
        threeModules();
        assertThat(after(m -> {
                    m.remove(1);
                    m.remove(1);
                }))
                .containsExactly("module-a", "module-b");
    }

    @Test
    void formIsGivenToWhatStoodThereWhenItWasAskedFor() throws Exception {
        threeModules();
        after(m -> {
            m.remove(1);
            m.setForm(2, Form.INFERENCE);
        });
        assertThat(shown(Compared::form)).containsExactly(Form.TRAINING, Form.INFERENCE);
    }

    @Test
    void correctionsMadeAtOnceAllHold() throws Exception {
        threeModules();
        after(m -> {
            m.belongs(1, new NodeId("concat"), new NodeId("relu"));
            m.belongs(1, new NodeId("primary_conv.0"), new NodeId("cheap_operation.0"));
        });
        assertThat(byHand()).isEqualTo(2);
        after(CompareModel::undo);
        assertThat(byHand()).isEqualTo(1);
    }

    private void threeModules() throws Exception {
        after(m -> {
            m.add("module-a", Form.TRAINING);
            m.add("module-d", Form.TRAINING);
            m.add("module-b", Form.TRAINING);
        });
    }

    private long byHand() {
        return model.comparison().get().pair(1).matching().matches().stream()
                .filter(match -> match.byHand())
                .count();
    }

    private <T> List<T> shown(Function<Compared, T> what) {
        return model.comparison().get().compared().stream().map(what).toList();
    }

    /// The names of the networks when everything that was asked for at once is done. The lane is held meanwhile, so
    /// that
    /// nothing can end between two of the wishes.
    private List<String> after(Consumer<CompareModel> wishes) throws Exception {
        var goOn = new CountDownLatch(1);
        var over = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            jobs.inBackground(
                    "holds the lane",
                    _ -> {
                        goOn.await();
                        return "";
                    },
                    Ending.of(_ -> {}, _ -> {}));
            wishes.accept(model);
            jobs.running()
                    .subscribe(() -> Platform.runLater(() -> {
                        if (jobs.running().isEmpty()) {
                            over.complete(true);
                        }
                    }));
            goOn.countDown();
        });
        over.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return shown(compared -> compared.source().variant().name());
    }
}
