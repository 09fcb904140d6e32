package ghostlens.app.window;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// The graph with its panels below. At first only the panels' tabs can be seen; a click on one, or an action that shows
/// its result there, brings them up.
final class Room extends SplitPane {
    private static final double TABS_HEIGHT = 40;
    private static final double HIDDEN = 1;
    private static final double HALF = 0.55;
    private static final double MOST = 0.25;

    private final StackPane middle;
    private final Node graph;
    private final TabPane tabs;

    Room(Node graph, Tab... panels) {
        this.graph = graph;
        middle = new StackPane(graph);
        tabs = new TabPane(panels);
        tabs.setId("tabs");
        setOrientation(Orientation.VERTICAL);
        getItems().setAll(middle, tabs);
        setDividerPositions(HIDDEN);
        setResizableWithParent(tabs, false);
        tabs.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> bringUp());
    }

    /// Shows a panel, bringing the panels up where they are hidden.
    void show(Tab panel) {
        tabs.getSelectionModel().select(panel);
        bringUp();
    }

    /// Shows something else in place of the graph.
    void showInstead(Node other) {
        middle.getChildren().setAll(other);
    }

    void showGraph() {
        middle.getChildren().setAll(graph);
    }

    /// Whether this is there: the graph, or something in its place.
    boolean shows(Node node) {
        return middle.getChildren().contains(node);
    }

    /// From hidden to half of the room, to most of it, and back.
    void toggle() {
        if (isHidden()) {
            setDividerPositions(HALF);
        } else {
            setDividerPositions(getDividerPositions()[0] > (HALF + MOST) / 2 ? MOST : HIDDEN);
        }
    }

    private void bringUp() {
        if (isHidden()) {
            setDividerPositions(HALF);
        }
    }

    private boolean isHidden() {
        return tabs.getHeight() < 3 * TABS_HEIGHT;
    }
}
