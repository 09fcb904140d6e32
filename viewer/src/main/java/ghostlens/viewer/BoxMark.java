package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph.Box;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// Stands over a painted box: its id is `node-` and the path with dashes, its accessible text what the box says.
final class BoxMark extends Region {
    private static final double READABLE = 0.45;

    BoxMark(Box box) {
        setId("node-" + box.path().replace('.', '-'));
        getStyleClass().add("gl-graph-box");
        setAccessibleRole(AccessibleRole.TEXT);
        setUserData(box.path());
        setManaged(false);
    }

    /// Whether boxes can be read from there.
    static boolean areReadable(Camera camera) {
        return camera.scale() >= READABLE;
    }

    /// @param said the box in words
    void place(Box box, String said, Camera camera) {
        setAccessibleText(said);
        resizeRelocate(
                camera.screenX(box.x()),
                camera.screenY(box.y()),
                box.width() * camera.scale(),
                box.height() * camera.scale());
    }
}
