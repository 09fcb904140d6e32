package ghostlens.viewer;

import ghostlens.model.graph.OpGraph;
import ghostlens.viewer.layout.Detail;
import ghostlens.viewer.layout.Flow;
import ghostlens.viewer.layout.LaidOutGraph;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Computes layouts off the FX thread. Only the newest request is answered, and one that is outdated when its
/// turn comes is not computed.
final class Layouts {
    private final Executor executor;
    private final LayoutFunction function;
    private volatile long latest;
    private boolean held;

    /// Where everything goes, as {@link ghostlens.viewer.layout.GraphLayout} has it.
    @FunctionalInterface
    interface LayoutFunction {
        LaidOutGraph place(Wanted wanted);
    }

    /// What is to be laid out, and how.
    record Wanted(OpGraph graph, Set<String> openGroups, Flow flow, Set<Detail> details) {}

    Layouts(Executor executor, LayoutFunction function) {
        this.executor = executor;
        this.function = function;
    }

    /// Makes what was requested before outdated.
    void forget() {
        latest = latest + 1;
    }

    /// Makes changes for which no layout is needed, since it is known.
    void hold(Runnable changes) {
        held = true;
        changes.run();
        held = false;
        forget();
    }

    boolean isHeld() {
        return held;
    }

    /// @param arrived hears of the layout on the FX thread
    /// @param failed hears on the FX thread that there will be none; the exception goes to the executor
    void request(Wanted wanted, Consumer<LaidOutGraph> arrived, Runnable failed) {
        forget();
        long request = latest;
        executor.execute(() -> {
            if (request != latest) {
                return;
            }
            try {
                var laidOut = function.place(wanted);
                answer(request, () -> arrived.accept(laidOut));
            } catch (Throwable e) {
                answer(request, failed);
                throw e;
            }
        });
    }

    private void answer(long request, Runnable answer) {
        Platform.runLater(() -> {
            if (request == latest) {
                answer.run();
            }
        });
    }
}
