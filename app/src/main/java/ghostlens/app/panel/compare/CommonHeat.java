package ghostlens.app.panel.compare;

import ghostlens.app.panel.overlay.HeatModel;
import ghostlens.app.panel.overlay.NumberOverlay;
import ghostlens.assets.Texts;
import ghostlens.fuse.match.Matching;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/// The figure that lies over all graphs as heat, on one scale: the heaviest box drawn in any of them has the strongest
/// colour. Or how far it is from that of the counterparts in the first graph.
final class CommonHeat {
    private final HeatModel heats;
    private final List<ComparePane> panes;
    private final BooleanProperty againstFirst = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper canDiffer = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable NumberOverlay> overlay = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyDoubleWrapper heaviest = new ReadOnlyDoubleWrapper();
    private Comparison comparison = Comparison.EMPTY;
    private boolean scaling;

    CommonHeat(HeatModel heats, List<ComparePane> panes) {
        this.heats = heats;
        this.panes = panes;
        Runnable update = () -> show(comparison);
        heats.overlay().subscribe(update);
        heats.chosen().subscribe(update);
        heats.shown().subscribe(update);
        againstFirst.subscribe(update);
        panes.forEach(pane -> {
            pane.view().heaviestProperty().subscribe(this::scaleLater);
            pane.view().scaleProperty().bind(heaviest);
        });
    }

    /// Whether differences from the first graph are shown, where they can be.
    BooleanProperty againstFirst() {
        return againstFirst;
    }

    /// Whether the figure is known of the first graph and of another.
    ReadOnlyBooleanProperty canDiffer() {
        return canDiffer.getReadOnlyProperty();
    }

    /// What the legend tells: what lies over the first graph that has something.
    ReadOnlyObjectProperty<@Nullable NumberOverlay> overlay() {
        return overlay.getReadOnlyProperty();
    }

    /// The weight of the strongest colour in any of the graphs.
    ReadOnlyDoubleProperty heaviest() {
        return heaviest.getReadOnlyProperty();
    }

    void show(Comparison next) {
        comparison = next;
        var figures = next.compared().stream()
                .map(compared -> heats.of(compared.graph()))
                .toList();
        canDiffer.set(figures.stream().skip(1).anyMatch(Optional::isPresent)
                && figures.getFirst().isPresent());
        var laid = canDiffer.get() && againstFirst.get() ? differences(figures) : figures;
        for (int i = 0; i < laid.size(); i++) {
            panes.get(i).lay(laid.get(i));
        }
        overlay.set(laid.stream().flatMap(Optional::stream).findFirst().orElse(null));
        scaleLater();
    }

    private List<Optional<NumberOverlay>> differences(List<Optional<NumberOverlay>> figures) {
        var first = figures.getFirst().orElseThrow();
        var differences = new ArrayList<>(Collections.nCopies(figures.size(), Optional.<NumberOverlay>empty()));
        for (int i = 1; i < figures.size(); i++) {
            var matching = comparison.pair(i).matching();
            differences.set(i, figures.get(i).map(figure -> difference(first, figure, matching)));
        }
        return differences;
    }

    /// Of several that belong to one, the first bears the difference of all. What has no number has nothing of it.
    static NumberOverlay difference(NumberOverlay before, NumberOverlay after, Matching matching) {
        var differences = new HashMap<String, Double>();
        for (var match : matching.matches()) {
            var then = before.of(match.before());
            var now = after.of(match.after());
            boolean hasCounterpart = !match.before().isEmpty() && !match.after().isEmpty();
            if (hasCounterpart && (then.isPresent() || now.isPresent())) {
                differences.put(match.after().getFirst().id().path(), now.orElse(0) - then.orElse(0));
            }
        }
        return after.differences(Texts.get("compare.heat.against", after.title()), differences);
    }

    /// Views find their heaviest boxes while they are laid out, which is too late to lay out the others.
    private void scaleLater() {
        if (!scaling) {
            scaling = true;
            Platform.runLater(this::scale);
        }
    }

    private void scale() {
        scaling = false;
        heaviest.set(panes.stream()
                .limit(comparison.compared().size())
                .mapToDouble(pane -> pane.view().heaviestProperty().get())
                .max()
                .orElse(0));
    }
}
