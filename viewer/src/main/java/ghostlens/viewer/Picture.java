package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph;
import ghostlens.viewer.layout.LaidOutGraph.Box;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// What is on the screen at this moment: a layout, perhaps on its way to the next one, and where it is seen from.
final class Picture {
    private static final Duration MOVE = Duration.millis(240);

    final ReadOnlyObjectWrapper<LaidOutGraph> layout = new ReadOnlyObjectWrapper<>(LaidOutGraph.EMPTY);
    final ReadOnlyObjectWrapper<Camera> camera = new ReadOnlyObjectWrapper<>(new Camera(0, 0, 1));
    final BooleanProperty busy = new SimpleBooleanProperty();
    final ReadOnlyDoubleWrapper heaviest = new ReadOnlyDoubleWrapper();
    final ReadOnlyBooleanWrapper moving = new ReadOnlyBooleanWrapper();
    /// Whether the layout that was asked for last could not be computed.
    final BooleanProperty failed = new SimpleBooleanProperty();
    private LaidOutGraph target = LaidOutGraph.EMPTY;
    private @Nullable Animation running;

    /// The layout at the end of the movement.
    LaidOutGraph target() {
        return target;
    }

    void clear() {
        stop();
        target = LaidOutGraph.EMPTY;
        layout.set(target);
    }

    /// Another layout, seen from elsewhere.
    void change(LaidOutGraph to, Camera seenFrom, double width, double height, boolean motion) {
        stop();
        target = to;
        if (!motion || layout.get().boxes().isEmpty()) {
            layout.set(to);
            camera.set(seenFrom);
            return;
        }
        var start = camera.get().area(width, height);
        var morph = new Morph(layout.get(), to, start, seenFrom.area(width, height));
        move(seenFrom, t -> layout.set(t < 1 ? morph.at(t) : to));
    }

    /// The same layout, seen from elsewhere.
    void look(Camera from, boolean motion) {
        stop();
        layout.set(target);
        if (motion) {
            move(from, _ -> {});
        } else {
            camera.set(from);
        }
    }

    private void move(Camera to, Frame frame) {
        var from = camera.get();
        running = new Eased(t -> {
            frame.at(t);
            camera.set(from.towards(to, t));
        });
        running.setOnFinished(_ -> moving.set(false));
        moving.set(true);
        running.play();
    }

    private void stop() {
        if (running != null) {
            running.stop();
        }
        moving.set(false);
    }

    /// Ends what moves where it would have ended.
    void settle() {
        if (running != null && running.getStatus() == Animation.Status.RUNNING) {
            running.jumpTo(MOVE);
        }
        stop();
    }

    /// Where to look from so that a box in the next layout is where it is in this one.
    Camera holding(Box next) {
        var seen = camera.get();
        return layout.get()
                .box(next.path())
                .map(now -> new Camera(
                        seen.screenX(now.x()) - next.x() * seen.scale(),
                        seen.screenY(now.y()) - next.y() * seen.scale(),
                        seen.scale()))
                .orElse(seen);
    }

    private interface Frame {
        void at(double t);
    }

    private static final class Eased extends Transition {
        private final Frame frame;

        private Eased(Frame frame) {
            this.frame = frame;
            setCycleDuration(MOVE);
            setInterpolator(Interpolator.EASE_BOTH);
        }

        @Override
        protected void interpolate(double t) {
            frame.at(t);
        }
    }
}
