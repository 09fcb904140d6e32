package ghostlens.app.panel.compare;

import ghostlens.app.panel.Parts;
import ghostlens.app.panel.Tables;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.fuse.match.Change;
import ghostlens.fuse.match.Match;
import ghostlens.fuse.match.Match.Fate;
import ghostlens.model.graph.Node;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What differs between two networks, a line each, in the order of the second; a click shows it in both.
final class DifferenceTable extends VBox {
    private final TableView<Match> table = Tables.table("compare-differences");
    private List<Match> matches = List.of();
    private Set<Fate> shown = EnumSet.complementOf(EnumSet.of(Fate.KEPT));
    private final Label nothing = Parts.note("");
    private boolean quiet;

    DifferenceTable(Consumer<Match> locate) {
        table.getColumns()
                .setAll(List.of(
                        Tables.words(
                                Texts.get("compare.fate"),
                                100,
                                m -> Fates.mark(m.fate()).sign() + "  "
                                        + Fates.mark(m.fate()).text()),
                        paths("first", m -> names(m.before())),
                        paths("second", m -> names(m.after())),
                        Tables.words(Texts.get("compare.differs"), 260, DifferenceTable::differs),
                        Tables.numbers(
                                Texts.get("compare.sure"),
                                70,
                                m -> Math.round(100 * m.confidence()),
                                sure -> String.valueOf(sure))));
        table.setPlaceholder(nothing);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getSelectionModel().selectedItemProperty().subscribe(match -> {
            if (match != null && !quiet) {
                locate.accept(match);
            }
        });
        setVgrow(table, Priority.ALWAYS);
        getChildren().setAll(table);
    }

    /// Names are told apart by how they end.
    private static TableColumn<Match, String> paths(String key, Function<Match, String> value) {
        var column = Tables.words(Texts.get("compare." + key), 230, value);
        column.getStyleClass().add(Styles.PATH);
        return column;
    }

    /// @param isCompared whether there are two networks to list the differences of
    void show(List<Match> next, boolean isCompared) {
        nothing.setText(Texts.get(isCompared ? "compare.nothing" : "compare.later"));
        matches = next;
        fill();
    }

    void show(Set<Fate> fates) {
        shown = fates;
        fill();
    }

    private void fill() {
        quiet = true;
        table.getItems()
                .setAll(matches.stream().filter(m -> shown.contains(m.fate())).toList());
        quiet = false;
    }

    /// Marks the line of a match, where it is listed.
    void mark(Match match) {
        quiet = true;
        int row = table.getItems().indexOf(match);
        if (row >= 0) {
            table.getSelectionModel().select(row);
            table.scrollTo(Math.max(0, row - 2));
        } else {
            table.getSelectionModel().clearSelection();
        }
        quiet = false;
    }

    /// Goes to the next line, or the one before.
    void step(int by) {
        int size = table.getItems().size();
        if (size > 0) {
            int at = table.getSelectionModel().getSelectedIndex();
            int next = at < 0 ? (by > 0 ? 0 : size - 1) : Math.floorMod(at + by, size);
            table.getSelectionModel().select(next);
            table.scrollTo(Math.max(0, next - 2));
        }
    }

    private static String names(List<Node> nodes) {
        return nodes.isEmpty()
                ? Texts.get("compare.none")
                : nodes.stream().map(node -> node.id().path()).collect(Collectors.joining(", "));
    }

    private static String differs(Match match) {
        if (!match.isPair()) {
            var nodes = match.before().isEmpty() ? match.after() : match.before();
            return nodes.getFirst().op().label();
        }
        return match.changes().stream().map(Change::toString).collect(Collectors.joining(", "));
    }
}
