package ghostlens.app.workspace;

import ghostlens.charts.AccuracyLatency.Measured;
import ghostlens.model.profile.Profile;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the panels share. Every value is immutable; {@link Commands} changes most of them, and the panels change what
/// is selected and how to run. All on the JavaFX thread.
public final class Workspace {
    private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Profile> profile = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RunState> runState = new ReadOnlyObjectWrapper<>(RunState.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable Fused> fused = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Measured>> measured = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<RunOptions> runOptions = new SimpleObjectProperty<>(RunOptions.DEFAULT);

    public ReadOnlyObjectProperty<@Nullable Opened> opened() {
        return opened.getReadOnlyProperty();
    }

    /// The newest profile of what is open.
    public ReadOnlyObjectProperty<@Nullable Profile> profile() {
        return profile.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunState> runState() {
        return runState.getReadOnlyProperty();
    }

    /// The comparison of what is open with itself fused.
    public ReadOnlyObjectProperty<@Nullable Fused> fused() {
        return fused.getReadOnlyProperty();
    }

    /// This machine's latencies, as far as they were measured.
    public ReadOnlyObjectProperty<List<Measured>> measured() {
        return measured.getReadOnlyProperty();
    }

    /// The sentence about the last thing that failed, until it is dismissed or something succeeds.
    public ReadOnlyObjectProperty<@Nullable String> problem() {
        return problem.getReadOnlyProperty();
    }

    /// The path of the selected operator or group.
    public ObjectProperty<@Nullable String> selected() {
        return selected;
    }

    public ObjectProperty<RunOptions> runOptions() {
        return runOptions;
    }

    public void dismissProblem() {
        problem.set(null);
    }

    void setOpened(Opened value) {
        dismissProblem();
        profile.set(null);
        fused.set(null);
        selected.set(null);
        opened.set(value);
    }

    void setForm(Opened value) {
        profile.set(null);
        opened.set(value);
        var path = selected.get();
        if (path != null && value.network().graph().nodes().stream().noneMatch(n -> isAtOrIn(n.id().path(), path))) {
            selected.set(null);
        }
    }

    void setInput(Opened value) {
        profile.set(null);
        fused.set(null);
        opened.set(value);
    }

    private static boolean isAtOrIn(String node, String path) {
        return node.equals(path) || node.startsWith(path + ".");
    }

    void setProfile(@Nullable Profile value) {
        profile.set(value);
    }

    void setRunState(RunState value) {
        runState.set(value);
    }

    void setFused(Fused value) {
        fused.set(value);
    }

    void setMeasured(List<Measured> value) {
        measured.set(List.copyOf(value));
    }

    void setProblem(String sentence) {
        problem.set(sentence);
    }
}
