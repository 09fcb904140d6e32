package ghostlens.tests.drawing;

import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.GraphView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// A window with a graph view, without a display, that draws as fast as it can.
final class Screen implements AutoCloseable {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;
    private static final boolean HAS_DISPLAY = System.getenv("DISPLAY") != null;

    private final ExecutorService layouts =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final Stage stage;
    final GraphView view;

    private Screen(Stage stage) {
        this.stage = stage;
        view = new GraphView(layouts);
        view.motionProperty().set(false);
        stage.setScene(new Scene(view, width(), HEIGHT));
        stage.show();
    }

    /// Frames follow one another without waiting for the display's clock. Without a display the screen is smaller.
    static void start() {
        if (!HAS_DISPLAY) {
            System.setProperty("glass.platform", "Headless");
        }
        System.setProperty("prism.order", "sw");
        System.setProperty("javafx.animation.fullspeed", "true");
        Platform.startup(() -> Platform.setImplicitExit(false));
    }

    /// JavaFX's screen without a display is a square.
    private static int width() {
        return HAS_DISPLAY ? WIDTH : HEIGHT;
    }

    static String size() {
        return width() + "×" + HEIGHT;
    }

    static Screen open() {
        var opened = new CompletableFuture<Screen>();
        Platform.runLater(() -> opened.complete(new Screen(new Stage())));
        return opened.join();
    }

    /// How long it takes from a change until what it leads to has been painted, in ms.
    double time(Runnable change, BooleanSupplier done) {
        var seconds = new CompletableFuture<Double>();
        Platform.runLater(() -> {
            long start = System.nanoTime();
            change.run();
            new AnimationTimer() {
                private int painted;

                @Override
                public void handle(long now) {
                    if (done.getAsBoolean() && ++painted == 3) {
                        stop();
                        seconds.complete((System.nanoTime() - start) / 1e6);
                    }
                }
            }.start();
        });
        return seconds.join();
    }

    /// The time of each frame in ms, while a script moves the camera.
    List<Double> frames(int count, IntConsumer script) {
        var frames = new CompletableFuture<List<Double>>();
        Platform.runLater(() -> new AnimationTimer() {
            private final List<Double> times = new ArrayList<>();
            private long last;
            private int frame;

            @Override
            public void handle(long now) {
                long time = System.nanoTime();
                if (frame > 0) {
                    times.add((time - last) / 1e6);
                }
                last = time;
                if (frame == count) {
                    stop();
                    frames.complete(times);
                } else {
                    script.accept(frame++);
                }
            }
        }.start());
        return frames.join();
    }

    double show(OpGraph graph, boolean open) {
        int least = open ? graph.nodes().size() : 1;
        return time(
                () -> {
                    view.setGraph(graph);
                    if (open) {
                        view.openAll();
                    }
                },
                () -> view.drawnProperty().get() && view.shown().graph().boxes().size() >= least);
    }

    @Override
    public void close() {
        Platform.runLater(stage::close);
        layouts.shutdown();
    }
}
