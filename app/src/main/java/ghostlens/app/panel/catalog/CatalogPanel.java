package ghostlens.app.panel.catalog;

import ghostlens.app.panel.Parts;
import ghostlens.app.workspace.Commands;
import ghostlens.app.workspace.Workspace;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Variant.Kind;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

/// The catalogue at the left: the evolution a → e, the blocks, the networks. A click or Enter opens; with Alt,
/// beside what is open.
public final class CatalogPanel extends VBox {
    private final List<Variant> variants;
    private final Commands commands;
    private final TextField search = TextFields.createClearableTextField();
    private final TreeView<CatalogEntry> tree = new TreeView<>();
    private Consumer<Variant> beside;

    public CatalogPanel(List<Variant> variants, Workspace workspace, Commands commands) {
        this.variants = variants;
        this.commands = commands;
        this.beside = commands::open;
        Parts.styled(this, Styles.PANEL);
        setId("catalog");
        search.setId("catalog-search");
        search.setPromptText(Texts.get("catalog.search"));
        search.textProperty().subscribe(this::fill);
        search.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                openFirst(e.isAltDown());
            } else if (e.getCode() == KeyCode.DOWN) {
                tree.requestFocus();
            }
        });
        initTree();
        var nothing = Parts.note(Texts.get("catalog.nothing"));
        nothing.visibleProperty().bind(tree.expandedItemCountProperty().isEqualTo(0));
        var list = new StackPane(tree, nothing);
        setVgrow(list, Priority.ALWAYS);
        getChildren()
                .setAll(Parts.heading(Texts.get("catalog.title")), search, list, new VaryPane(workspace, commands));
        workspace.opened().subscribe(opened -> {
            tree.getSelectionModel().clearSelection();
            if (opened != null) {
                mark(opened.variant());
            }
        });
    }

    private void initTree() {
        tree.setId("catalog-tree");
        tree.setShowRoot(false);
        tree.setCellFactory(_ -> new EntryCell());
        tree.setOnMouseClicked(e -> openSelected(e.isAltDown()));
        tree.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                openSelected(e.isAltDown());
            }
        });
    }

    private void fill(String query) {
        var root = new TreeItem<>(CatalogEntry.heading(""));
        Catalog.matching(variants, query).forEach((heading, found) -> {
            var section = new TreeItem<>(CatalogEntry.heading(heading));
            section.setExpanded(!query.isBlank() || found.getFirst().kind() == Kind.MODULE);
            found.forEach(v -> section.getChildren().add(new TreeItem<>(CatalogEntry.of(v))));
            root.getChildren().add(section);
        });
        tree.setRoot(root);
    }

    private void openFirst(boolean isBeside) {
        Catalog.matching(variants, search.getText()).values().stream()
                .findFirst()
                .map(List::getFirst)
                .ifPresent(isBeside ? beside : commands::open);
    }

    private void openSelected(boolean isBeside) {
        var item = tree.getSelectionModel().getSelectedItem();
        if (item != null) {
            item.getValue().variant().ifPresent(isBeside ? beside : commands::open);
        }
    }

    /// What Alt+click and Alt+Enter do, instead of opening.
    public void setOnBeside(Consumer<Variant> action) {
        beside = action;
    }

    private void mark(Variant variant) {
        for (var section : tree.getRoot().getChildren()) {
            for (var item : section.getChildren()) {
                if (item.getValue()
                        .variant()
                        .filter(v -> v.name().equals(variant.name()))
                        .isPresent()) {
                    section.setExpanded(true);
                    tree.getSelectionModel().select(item);
                }
            }
        }
    }

    /// Puts the cursor into the search field.
    public void focusSearch() {
        search.requestFocus();
    }

    /// A line as wide as the list: a long title ends in an ellipsis, and its tooltip has the rest.
    private static final class EntryCell extends TreeCell<CatalogEntry> {
        EntryCell() {
            setPrefWidth(1);
            // Titles of one family begin alike, and end with the width.
            setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        }

        @Override
        protected void updateItem(@Nullable CatalogEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            setGraphic(null);
            setTooltip(null);
            getStyleClass().remove(Styles.SECTION_HEADING);
            if (empty || entry == null) {
                setId(null);
            } else if (entry.variant().isEmpty()) {
                setId(null);
                getStyleClass().add(Styles.SECTION_HEADING);
                setText(entry.title());
            } else {
                show(entry.variant().get());
            }
        }

        private void show(Variant variant) {
            setId("open-" + variant.name().replace('.', '-').replace('+', '-'));
            setText(variant.title());
            setTooltip(new Tooltip(variant.summary()));
        }
    }
}
