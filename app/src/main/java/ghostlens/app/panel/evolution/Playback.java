package ghostlens.app.panel.evolution;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Moves a position along a film: by itself from stage to stage with a rest at each, or a stage at a time. Where motion
/// is reduced it jumps.
public final class Playback {
    private static final Duration STEP = Duration.seconds(1.6);
    private static final Duration REST = Duration.seconds(1.6);

    private final DoubleProperty position = new SimpleDoubleProperty(this, "position");
    private final IntegerProperty last = new SimpleIntegerProperty(this, "last");
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
    private final BooleanProperty loop = new SimpleBooleanProperty(this, "loop");
    private final BooleanProperty motion = new SimpleBooleanProperty(this, "motion", true);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private @Nullable Animation running;
    private double target;

    /// From 0, the first stage, to the last.
    public DoubleProperty positionProperty() {
        return position;
    }

    /// The number of the last stage.
    public IntegerProperty lastProperty() {
        return last;
    }

    /// How many times as fast as by default.
    public DoubleProperty speedProperty() {
        return speed;
    }

    /// Whether it begins again at the end.
    public BooleanProperty loopProperty() {
        return loop;
    }

    /// Whether it moves from stage to stage, or jumps.
    public BooleanProperty motionProperty() {
        return motion;
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /// Plays from where it stands, from the beginning at the end; or stops.
    public void toggle() {
        if (playing.get()) {
            stop();
        } else {
            stop();
            playing.set(true);
            if (position.get() >= last.get()) {
                position.set(0);
                rest();
            } else {
                next();
            }
        }
    }

    /// Stops where it is.
    public void stop() {
        playing.set(false);
        halt();
        target = position.get();
    }

    /// Goes to the stage after, also while it is on its way to one.
    public void forward() {
        double from = playing.get() || running == null ? position.get() : target;
        stop();
        glide(Math.min(Math.floor(from) + 1, last.get()), () -> {});
    }

    /// Goes to the stage before.
    public void back() {
        double from = playing.get() || running == null ? position.get() : target;
        stop();
        glide(Math.max(Math.ceil(from) - 1, 0), () -> {});
    }

    /// Shows a position at once.
    public void jump(double to) {
        stop();
        position.set(Math.clamp(to, 0, last.get()));
        target = position.get();
    }

    private void next() {
        if (position.get() < last.get()) {
            glide(Math.floor(position.get()) + 1, this::rest);
        } else if (loop.get()) {
            position.set(0);
            rest();
        } else {
            stop();
        }
    }

    private void rest() {
        var pause = new PauseTransition(REST);
        start(pause, this::next);
    }

    private void glide(double to, Runnable then) {
        target = to;
        if (!motion.get()) {
            position.set(to);
            then.run();
            return;
        }
        var time = STEP.multiply(Math.abs(to - position.get()));
        start(new Timeline(new KeyFrame(time, new KeyValue(position, to, Interpolator.LINEAR))), () -> {
            position.set(to);
            then.run();
        });
    }

    private void start(Animation animation, Runnable then) {
        halt();
        running = animation;
        animation.rateProperty().bind(speed);
        animation.setOnFinished(_ -> {
            if (running == animation) {
                running = null;
                then.run();
            }
        });
        animation.play();
    }

    private void halt() {
        if (running != null) {
            running.stop();
            running = null;
        }
    }
}
