package ghostlens.app.panel;

import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/// The small pieces that panels share.
public final class Parts {
    private Parts() {}

    /// A panel's title.
    public static Label heading(String text) {
        return styled(new Label(text), Styles.PANEL_HEADING);
    }

    /// Text that stands back.
    public static Label note(String text) {
        var label = styled(new Label(text), Styles.NOTE);
        label.setWrapText(true);
        return label;
    }

    /// A button with an icon and, on hover, its name and key.
    public static Button iconButton(String id, String icon, String name, Runnable action) {
        return styled(named(id, icon, name, action), Styles.TOOL);
    }

    /// A button with an icon and its name beside it.
    public static Button textButton(String id, String icon, String name, Runnable action) {
        var button = named(id, icon, name, action);
        button.setText(name);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setContentDisplay(ContentDisplay.LEFT);
        return button;
    }

    /// Gives a control without text another name, on hover and for screen readers.
    public static void named(Control control, String name) {
        control.setTooltip(new Tooltip(name));
        control.setAccessibleText(name);
    }

    /// Gives a button another icon.
    public static void icon(Button button, String icon) {
        button.setGraphic(new FontIcon(icon));
    }

    private static Button named(String id, String icon, String name, Runnable action) {
        var button = new Button();
        button.setId(id);
        icon(button, icon);
        named(button, name);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// Empty space that takes what is left of a row.
    public static Region spacer() {
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        return spacer;
    }

    public static HBox row(double spacing, Node... children) {
        var row = new HBox(spacing, children);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// What a panel shows while it has nothing: what this is, what to do next, and buttons that do it.
    ///
    /// @param key of the two texts, `empty.KEY.title` and `empty.KEY.text`
    public static VBox emptyState(String key, Node... actions) {
        var title = styled(new Label(Texts.get("empty." + key + ".title")), Styles.EMPTY_TITLE);
        var text = styled(new Label(Texts.get("empty." + key + ".text")), Styles.EMPTY_WORDS);
        text.setMaxWidth(420);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var buttons = row(8, actions);
        buttons.setAlignment(Pos.CENTER);
        var state = styled(new VBox(8, title, text, buttons), Styles.EMPTY);
        state.setAlignment(Pos.CENTER);
        return state;
    }

    public static <N extends Node> N styled(N node, String... classes) {
        node.getStyleClass().addAll(classes);
        return node;
    }
}
