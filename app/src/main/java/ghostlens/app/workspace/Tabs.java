package ghostlens.app.workspace;

import ghostlens.app.workspace.Tab.Bookmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The tabs in their order, and which of them is shown; one is, wherever there are any, once one was gone to.
public final class Tabs {
    private final ObservableList<Tab> all = FXCollections.observableArrayList();
    private final ObservableList<Tab> allToRead = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyObjectWrapper<@Nullable Tab> shown = new ReadOnlyObjectWrapper<>();
    private final List<Tab> byLastShown = new ArrayList<>();

    public ObservableList<Tab> all() {
        return allToRead;
    }

    /// The tab that is shown. It changes before what the workspace holds does, so that who hears of it finds there what
    /// belongs to the tab before.
    public ReadOnlyObjectProperty<@Nullable Tab> shown() {
        return shown.getReadOnlyProperty();
    }

    /// The tab of something that is asked for.
    Optional<Tab> of(Visit asked) {
        return all.stream()
                .filter(tab -> tab.bookmark().get().visit().isOf(asked))
                .findFirst();
    }

    /// The tab so many places further on, around the end.
    public Optional<Tab> along(int step) {
        int now = all.indexOf(shown.get());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(Math.floorMod(now + step, all.size())));
    }

    /// What is shown when this is closed: the one after it, or else the one before.
    Optional<Tab> beside(Tab tab) {
        int place = all.indexOf(tab);
        return all.stream()
                .skip(place + 1)
                .findFirst()
                .or(() -> all.stream().limit(place).reduce((_, last) -> last));
    }

    /// Lets those rest that were shown longest ago, so that what is held for tabs that are not shown takes no more than
    /// this.
    ///
    /// @param room in bytes
    void makeRoom(double room) {
        double taken = 0;
        for (var tab : byLastShown.reversed()) {
            if (tab != shown.get()) {
                taken += tab.sheet().map(Sheet::bytes).orElse(0.0);
                if (taken > room) {
                    tab.rest();
                }
            }
        }
    }

    /// A tab at the side of the one that is shown.
    Tab add(Bookmark bookmark) {
        var tab = new Tab(bookmark);
        all.add(all.indexOf(shown.get()) + 1, tab);
        return tab;
    }

    /// A tab after all others.
    Tab append(Bookmark bookmark) {
        var tab = new Tab(bookmark);
        all.add(tab);
        return tab;
    }

    void show(@Nullable Tab tab) {
        byLastShown.remove(tab);
        if (tab != null) {
            byLastShown.add(tab);
        }
        shown.set(tab);
    }

    void remove(Tab tab) {
        byLastShown.remove(tab);
        all.remove(tab);
    }
}
