package ghostlens.viewer;

import ghostlens.viewer.layout.LaidOutGraph.Box;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// What mouse, wheel and keys do to the graph.
final class GraphGestures {
    private static final double WHEEL = 1.0015;

    private final GraphView view;
    private final ObjectProperty<@Nullable String> hovered;
    private final Rectangle area;
    private final EventHandler<MouseEvent> mouse = this::mouse;
    private final EventHandler<ScrollEvent> scroll = this::scroll;
    private final EventHandler<ZoomEvent> pinch = e -> zoom(e.getZoomFactor(), e.getX(), e.getY());
    private final EventHandler<KeyEvent> keys;
    private Point2D pointer = Point2D.ZERO;
    private Point2D pressed = Point2D.ZERO;
    private boolean selects;
    private Camera before = new Camera(0, 0, 1);

    GraphGestures(GraphView view, ObjectProperty<@Nullable String> hovered, Rectangle area) {
        this.view = view;
        this.hovered = hovered;
        this.area = area;
        this.keys = new GraphKeys(view);
        view.addEventHandler(MouseEvent.ANY, mouse);
        view.addEventHandler(ScrollEvent.SCROLL, scroll);
        view.addEventHandler(ZoomEvent.ZOOM, pinch);
        view.addEventHandler(KeyEvent.KEY_PRESSED, keys);
    }

    void dispose() {
        view.removeEventHandler(MouseEvent.ANY, mouse);
        view.removeEventHandler(ScrollEvent.SCROLL, scroll);
        view.removeEventHandler(ZoomEvent.ZOOM, pinch);
        view.removeEventHandler(KeyEvent.KEY_PRESSED, keys);
    }

    /// Where the mouse was last.
    Point2D pointer() {
        return pointer;
    }

    private void mouse(MouseEvent e) {
        pointer = new Point2D(e.getX(), e.getY());
        if (e.getEventType() == MouseEvent.MOUSE_MOVED) {
            hovered.set(under().map(Box::path).orElse(null));
        } else if (e.getEventType() == MouseEvent.MOUSE_EXITED) {
            hovered.set(null);
        } else if (e.getEventType() == MouseEvent.MOUSE_PRESSED) {
            press();
        } else if (e.getEventType() == MouseEvent.MOUSE_DRAGGED) {
            drag(e);
        } else if (e.getEventType() == MouseEvent.MOUSE_RELEASED) {
            release();
        } else if (e.getEventType() == MouseEvent.MOUSE_CLICKED && e.isStillSincePress()) {
            click(e);
        }
    }

    private Optional<Box> under() {
        var camera = view.picture().camera.get();
        return view.picture().layout.get().at(camera.graphX(pointer.getX()), camera.graphY(pointer.getY()));
    }

    private void press() {
        view.requestFocus();
        pressed = pointer;
        before = view.picture().camera.get();
    }

    private void drag(MouseEvent e) {
        hovered.set(null);
        if (e.isShortcutDown() || e.isShiftDown() || area.isVisible()) {
            area.setX(Math.min(pressed.getX(), pointer.getX()));
            area.setY(Math.min(pressed.getY(), pointer.getY()));
            area.setWidth(Math.abs(pressed.getX() - pointer.getX()));
            area.setHeight(Math.abs(pressed.getY() - pointer.getY()));
            selects = area.isVisible() ? selects : e.isShiftDown();
            area.setVisible(true);
        } else if (!e.isStillSincePress()) {
            view.viewpoint().look(before.panned(pointer.getX() - pressed.getX(), pointer.getY() - pressed.getY()));
        }
    }

    private void release() {
        if (area.isVisible()) {
            area.setVisible(false);
            var camera = view.picture().camera.get();
            if (selects) {
                select(camera);
                return;
            }
            double factor = Math.min(view.getWidth() / area.getWidth(), view.getHeight() / area.getHeight());
            double x = camera.graphX(area.getX() + area.getWidth() / 2);
            double y = camera.graphY(area.getY() + area.getHeight() / 2);
            var zoomed = camera.zoomed(factor, 0, 0);
            view.viewpoint().go(zoomed.centred(x, y, view.getWidth(), view.getHeight()));
        }
    }

    private void select(Camera camera) {
        view.several()
                .add(
                        view.picture().layout.get(),
                        camera.graphX(area.getX()),
                        camera.graphY(area.getY()),
                        camera.graphX(area.getX() + area.getWidth()),
                        camera.graphY(area.getY() + area.getHeight()));
    }

    private void click(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        var path = under().map(Box::path).orElse(null);
        if (e.isShortcutDown() && path != null) {
            view.several().toggle(path);
            return;
        }
        view.selectedProperty().set(path);
        if (path != null && e.getClickCount() % 2 == 0) {
            if (e.isAltDown()) {
                view.groups().toggleAll(path);
            } else if (e.isShiftDown()) {
                view.groups().toggleAlike(path);
            } else {
                view.groups().toggle(path);
            }
        }
    }

    private void scroll(ScrollEvent e) {
        if (e.isShortcutDown()) {
            zoom(Math.pow(WHEEL, e.getDeltaY()), e.getX(), e.getY());
        } else {
            boolean sideways = e.isShiftDown() && e.getDeltaX() == 0;
            double x = sideways ? e.getDeltaY() : e.getDeltaX();
            double y = sideways ? 0 : e.getDeltaY();
            view.viewpoint().look(view.picture().camera.get().panned(x, y));
        }
        e.consume();
    }

    private void zoom(double factor, double x, double y) {
        view.viewpoint().zoomBy(factor, x, y);
    }
}
