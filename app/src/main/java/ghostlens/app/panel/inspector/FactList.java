package ghostlens.app.panel.inspector;

import ghostlens.app.panel.Parts;
import ghostlens.app.panel.inspector.Facts.Fact;
import ghostlens.assets.Styles;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Facts line by line, under the heading of their category.
final class FactList extends VBox {
    private List<FactRow> rows = List.of();

    FactList() {
        super(16);
        setId("inspector-facts");
    }

    /// Changes only values where the lines stay, so that a live profile does not rebuild the list under the mouse.
    void show(List<Fact> facts) {
        if (hasLinesOf(facts)) {
            for (int i = 0; i < facts.size(); i++) {
                rows.get(i).show(facts.get(i));
            }
        } else {
            build(facts);
        }
    }

    private boolean hasLinesOf(List<Fact> facts) {
        return rows.size() == facts.size()
                && IntStream.range(0, facts.size()).allMatch(i -> rows.get(i).isLineOf(facts.get(i)));
    }

    private void build(List<Fact> facts) {
        rows = facts.stream().map(FactRow::new).toList();
        var byCategory = IntStream.range(0, facts.size())
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> facts.get(i).category(),
                        LinkedHashMap::new,
                        Collectors.mapping(i -> rows.get(i), Collectors.toList())));
        getChildren().clear();
        byCategory.forEach((category, lines) -> {
            var box = new VBox(2);
            box.getChildren().setAll(lines);
            getChildren().add(new VBox(8, Parts.styled(new Label(category), Styles.SECTION_HEADING), box));
        });
    }

    /// Puts the cursor to the first fact.
    void focusFirst() {
        rows.stream().findFirst().ifPresent(row -> row.value().requestFocus());
    }
}
