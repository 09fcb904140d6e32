package ghostlens.tests.drawing;

import ghostlens.app.window.MainWindow;
import ghostlens.app.workspace.RunState;
import ghostlens.app.workspace.Settings;
import ghostlens.tests.drawing.Watchdog.Silence;
import ghostlens.viewer.GraphView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.stage.Stage;
import javafx.stage.Window;

/// What a user does in the main window, step by step, with the longest time in each that the window did not answer.
final class Working {
    private static final String NETWORK = "repghostnet-1.0x";
    private static final int PATIENCE_SECONDS = 120;

    private final MainWindow window;

    private Working(MainWindow window) {
        this.window = window;
    }

    /// Something that a user starts, and by what one sees that it is there.
    private record Step(String what, Runnable start, BooleanSupplier done) {}

    /// Goes once through all steps, in a window of its own.
    static Map<String, Silence> once(Watchdog watchdog) throws Exception {
        var stage = on(Stage::new);
        var window = on(() -> new MainWindow(Settings.inMemory(), (_, _) -> Optional.empty()));
        try {
            Platform.runLater(() -> {
                stage.setScene(window.scene());
                stage.setWidth(1000);
                stage.setHeight(1000);
                stage.show();
            });
            var working = new Working(window);
            working.perform(working.open("module-d"));
            var silences = new LinkedHashMap<String, Silence>();
            for (var step : working.steps()) {
                watchdog.reset();
                working.perform(step);
                silences.put(step.what, watchdog.longest());
            }
            return silences;
        } finally {
            Platform.runLater(stage::close);
            window.jobs().close();
        }
    }

    private List<Step> steps() {
        return List.of(
                open(NETWORK),
                new Step("opening all groups", () -> graph().openAll(), () -> boxes() > 300),
                new Step("seeing all of it", () -> graph().fit(), () -> graph().zoom() < 0.5),
                new Step(
                        "fusing",
                        () -> fire("fuse"),
                        () -> window.workspace().fused().get() != null),
                new Step(
                        "running",
                        () -> fire("run"),
                        () -> window.workspace().profile().get() != null),
                new Step(
                        "stopping",
                        () -> fire("stop"),
                        () -> window.workspace().runState().get() == RunState.IDLE),
                new Step(
                        "asking with what to compare",
                        () -> fire("compare"),
                        () -> find("compare-with-0").isPresent()),
                new Step(
                        "comparing",
                        () -> fire("compare-with-0"),
                        () -> find("compare-pane-1").isPresent()));
    }

    private Step open(String name) {
        return new Step("opening a network", () -> window.open(name), () -> {
            var opened = window.workspace().opened().get();
            return opened != null
                    && opened.variant().name().equals(name)
                    && window.drawn().get();
        });
    }

    private GraphView graph() {
        return (GraphView) find("graph").orElseThrow();
    }

    private int boxes() {
        return graph().shown().graph().boxes().size();
    }

    private static void fire(String id) {
        ((ButtonBase) find(id).orElseThrow()).fire();
    }

    /// Also in what pops up over the window.
    private static Optional<Node> find(String id) {
        return Window.getWindows().reversed().stream()
                .flatMap(open -> Stream.ofNullable(open.getScene()))
                .flatMap(scene -> Stream.ofNullable(scene.lookup("#" + id)))
                .findFirst();
    }

    private void perform(Step step) throws Exception {
        var done = new CompletableFuture<Void>();
        Platform.runLater(() -> {
            step.start.run();
            new AnimationTimer() {
                private int painted;

                @Override
                public void handle(long now) {
                    if (step.done.getAsBoolean() && ++painted == 3) {
                        stop();
                        done.complete(null);
                    }
                }
            }.start();
        });
        done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static <T> T on(Supplier<T> made) {
        var future = new CompletableFuture<T>();
        Platform.runLater(() -> future.complete(made.get()));
        return future.join();
    }
}
