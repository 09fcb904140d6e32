package ghostlens.app.workspace;

import ghostlens.app.workspace.Tab.Bookmark;
import ghostlens.charts.AccuracyLatency.Measured;
import ghostlens.model.profile.Profile;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What the panels share. Every value is immutable; {@link Commands} changes most of them, and the panels change what
/// is selected and how to run. All on the JavaFX thread.
public final class Workspace {
    /// The share of the heap for networks in tabs that are not shown.
    private static final double MOST_OF_HEAP = 0.3;

    private final ReadOnlyObjectWrapper<@Nullable Opened> opened = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Profile> profile = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<RunState> runState = new ReadOnlyObjectWrapper<>(RunState.IDLE);
    private final ReadOnlyObjectWrapper<@Nullable Fused> fused = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Measured>> measured = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable String> problem = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable String> selected = new SimpleObjectProperty<>();
    private final ObjectProperty<RunOptions> runOptions = new SimpleObjectProperty<>(RunOptions.DEFAULT);
    private final Tabs tabs = new Tabs();

    /// What the tab that is shown holds; null where there is none, or it rests.
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

    /// The networks that are open.
    public Tabs tabs() {
        return tabs;
    }

    /// Whether this stands in a tab, shown or not.
    public boolean holds(Opened value) {
        return opened.get() == value
                || tabs.all().stream().flatMap(tab -> tab.sheet().stream()).anyMatch(sheet -> sheet.opened() == value);
    }

    /// Shows another tab with all that belongs to it, as it was when it was left.
    void show(@Nullable Tab tab) {
        var before = tabs.shown().get();
        if (before == tab) {
            return;
        }
        sheet().ifPresent(sheet -> Objects.requireNonNull(before).keep(sheet));
        tabs.show(tab);
        tabs.makeRoom(MOST_OF_HEAP * Runtime.getRuntime().maxMemory());
        clear();
        Optional.ofNullable(tab).flatMap(Tab::sheet).ifPresentOrElse(this::show, () -> opened.set(null));
    }

    private Optional<Sheet> sheet() {
        return Optional.ofNullable(opened.get()).map(now -> new Sheet(now, profile.get(), fused.get(), selected.get()));
    }

    private void clear() {
        profile.set(null);
        fused.set(null);
        selected.set(null);
    }

    private void show(Sheet sheet) {
        opened.set(sheet.opened());
        profile.set(sheet.profile());
        fused.set(sheet.fused());
        selected.set(sheet.selected());
    }

    /// Opens a network in a tab of its own, at the side of the one that is shown.
    void addOpened(Opened value) {
        var tab = tabs.add(Bookmark.of(value));
        tab.keep(new Sheet(value, null, null, null));
        show(tab);
    }

    /// Puts another network into the tab that is shown.
    void setOpened(Opened value) {
        clear();
        change(value);
    }

    private void change(Opened value) {
        Optional.ofNullable(tabs.shown().get()).ifPresent(tab -> {
            tab.setBookmark(Bookmark.of(value));
            tab.keep(new Sheet(value, null, null, null));
        });
        opened.set(value);
    }

    void setForm(Opened value) {
        profile.set(null);
        change(value);
        var path = selected.get();
        if (path != null && value.network().graph().nodes().stream().noneMatch(n -> isAtOrIn(n.id().path(), path))) {
            selected.set(null);
        }
    }

    void setInput(Opened value) {
        profile.set(null);
        fused.set(null);
        change(value);
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

    /// Keeps a comparison for the tab in which it was asked for, unless that holds something else by now.
    void setFused(Tab tab, Opened compared, Fused value) {
        boolean shown = tab == tabs.shown().get();
        var sheet = (shown ? sheet() : tab.sheet()).filter(s -> s.isOf(compared));
        if (sheet.isPresent() && shown) {
            fused.set(value);
        } else {
            sheet.ifPresent(s -> tab.keep(s.withFused(value)));
        }
    }

    void setMeasured(List<Measured> value) {
        measured.set(List.copyOf(value));
    }

    void setProblem(String sentence) {
        problem.set(sentence);
    }
}
