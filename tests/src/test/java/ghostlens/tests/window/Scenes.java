package ghostlens.tests.window;

import static ghostlens.tests.window.Waiting.await;

import ghostlens.app.workspace.RunState;
import ghostlens.viewer.GraphView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;

/// What the pictures show: each method leads the window there as a user does, and waits until it is there.
final class Scenes {
    private static final String NETWORK = "repghostnet-1.0x";
    private static final int RUNS = 100;

    private Scenes() {}

    /// A whole network with its groups closed.
    static void closed(Studio studio) {
        studio.open(NETWORK);
        studio.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    }

    /// The same with all groups open.
    static void open(Studio studio) {
        studio.open(NETWORK);
        studio.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.E);
        studio.awaitIdle();
        studio.push(KeyCode.CONTROL, KeyCode.DIGIT0);
    }

    /// Multiply-adds as heat, with one block opened down to its operators.
    static void overlay(Studio studio) {
        studio.open(NETWORK);
        palette(studio, "heat: multiply");
        select(studio, "blocks.1.0.ghost1.primary_conv.0");
        await("there is a legend", () -> studio.node("#heat-legend", Node.class).isVisible());
    }

    /// The Ghost module beside the RepGhost module, and what became of the concat.
    static void comparison(Studio studio) {
        studio.open("module-a");
        studio.push(KeyCode.CONTROL, KeyCode.L);
        studio.push(KeyCode.CONTROL, KeyCode.A);
        studio.write("module-d");
        studio.push(KeyCode.ALT, KeyCode.ENTER);
        await("they are side by side", () -> studio.has("#compare-graph-1"));
        for (var graph : new String[] {"#compare-graph-0", "#compare-graph-1"}) {
            await("both are drawn", studio.node(graph, GraphView.class).drawnProperty()::get);
        }
        studio.push(KeyCode.F7);
        studio.push(KeyCode.F7);
        studio.awaitIdle();
    }

    /// The kernels and channels of a depthwise convolution: where there is data, trained and of a photo.
    static void inspector(Studio studio) {
        var photo = data("photos/chelsea.png");
        var trained =
                data("proxylessnas-0.25x/proxyless-w0.25-r112_imagenet.pth").filter(_ -> photo.isPresent());
        if (trained.isPresent()) {
            studio.perform(() -> studio.window().openFile(trained.get()));
            Waiting.awaitOpen(studio.window().workspace(), "proxylessnas-mobile-0.25x");
            studio.awaitDrawn();
            studio.perform(() -> studio.window().openFile(photo.get()));
            studio.awaitIdle();
        } else {
            studio.open("repghostnet-0.5x");
        }
        studio.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
        palette(studio, "heat: mean");
        studio.awaitIdle();
        select(
                studio,
                trained.isPresent()
                        ? "blocks.2.mobile_inverted_conv.depth_conv.conv"
                        : "blocks.3.0.ghost1.cheap_operation.0");
        await("its output is shown", () -> studio.has("#tensor-output"));
        scrollToWeights(studio);
    }

    private static void scrollToWeights(Studio studio) {
        studio.perform(() -> {
            var scroll = (ScrollPane) studio.content().lookup("#inspector > .scroll-pane");
            var weights = studio.content().lookup("#inspector-weights");
            double hidden = scroll.getContent().getLayoutBounds().getHeight()
                    - scroll.getViewportBounds().getHeight();
            scroll.setVvalue(hidden <= 0 ? 0 : weights.getBoundsInParent().getMinY() / hidden);
        });
    }

    /// The evolution at the first stage of a story, everything measured; with motion, since otherwise it stops at
    /// stages.
    static void evolution(Studio studio, int story) {
        palette(studio, "reduce motion");
        studio.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.V);
        studio.perform(() -> studio.node("#evolution-story", ChoiceBox.class)
                .getSelectionModel()
                .select(story));
        studio.awaitIdle();
    }

    /// Three branches on their way into one convolution.
    static void merging(Studio studio) {
        studio.open(NETWORK);
        evolution(studio, 0);
        goTo(studio, 3.25);
    }

    static void goTo(Studio studio, double position) {
        studio.perform(() -> studio.node("#evolution-slider", Slider.class).setValue(position));
        Waiting.awaitLayout(studio.window().scene());
    }

    /// A network that was run, with the time of every operator.
    static void profile(Studio studio) {
        studio.open(NETWORK);
        var workspace = studio.window().workspace();
        studio.push(KeyCode.CONTROL, KeyCode.R);
        await("it has run often enough", () -> {
            var profile = workspace.profile().get();
            return profile != null && profile.runs() >= RUNS;
        });
        studio.push(KeyCode.CONTROL, KeyCode.PERIOD);
        await("it has stopped", () -> workspace.runState().get() == RunState.IDLE);
        studio.awaitIdle();
        select(studio, "blocks.1.0");
    }

    /// A network that was fused and compared with itself.
    static void equivalence(Studio studio) {
        studio.open(NETWORK);
        studio.push(KeyCode.CONTROL, KeyCode.E);
        await("there is a verdict", () -> studio.window().workspace().fused().get() != null);
        palette(studio, "heat: error");
        studio.awaitIdle();
        select(studio, "blocks.1.0");
    }

    private static void palette(Studio studio, String action) {
        studio.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        studio.write(action);
        studio.push(KeyCode.ENTER);
    }

    private static void select(Studio studio, String path) {
        studio.perform(() -> studio.graph().locate(path));
        studio.awaitIdle();
    }

    private static Optional<Path> data(String name) {
        return Optional.ofNullable(System.getenv("GHOSTLENS_DATA"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::exists);
    }
}
