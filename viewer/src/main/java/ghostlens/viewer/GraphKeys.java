package ghostlens.viewer;

import javafx.event.EventHandler;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What the keys do to the graph while it has the focus.
final class GraphKeys implements EventHandler<KeyEvent> {
    private final GraphView view;
    private boolean centred;

    GraphKeys(GraphView view) {
        this.view = view;
    }

    @Override
    public void handle(KeyEvent e) {
        centred &= e.getCode() == KeyCode.F;
        boolean known = e.isShortcutDown() ? withControl(e) : plain(e);
        if (known) {
            e.consume();
        }
    }

    private boolean withControl(KeyEvent e) {
        return switch (e.getCode()) {
            case DIGIT0, NUMPAD0 -> done(view::fit);
            case DIGIT1, NUMPAD1 -> done(view::resetZoom);
            case PLUS, EQUALS, ADD -> done(view::zoomIn);
            case MINUS, SUBTRACT -> done(view::zoomOut);
            case E -> e.isShiftDown() && done(view::openAll);
            case C -> e.isShiftDown() && done(view::closeAll);
            default -> false;
        };
    }

    private boolean plain(KeyEvent e) {
        return switch (e.getCode()) {
            case SPACE -> done(view::fit);
            case F -> done(this::centre);
            case ESCAPE -> done(this::clear);
            case ENTER -> done(() -> toggle(e));
            case UP -> done(() -> view.walk(Direction.UP));
            case DOWN -> done(() -> view.walk(Direction.DOWN));
            case LEFT -> !e.isAltDown() && done(() -> view.walk(Direction.LEFT));
            case RIGHT -> !e.isAltDown() && done(() -> view.walk(Direction.RIGHT));
            case PERIOD -> done(view::selectNext);
            case COMMA -> done(view::selectPrevious);
            case BACK_SPACE -> done(view::selectParent);
            case T ->
                done(() -> view.tracingProperty().set(!view.tracingProperty().get()));
            default -> false;
        };
    }

    private boolean done(Runnable action) {
        action.run();
        return true;
    }

    private void centre() {
        if (centred) {
            view.fitSelection();
        } else {
            view.centreSelection();
        }
        centred = !centred;
    }

    private void clear() {
        view.tracingProperty().set(false);
        view.selectedProperty().set(null);
    }

    private void toggle(KeyEvent e) {
        view.selection().ifPresent(box -> {
            if (e.isAltDown()) {
                view.toggleAll(box.path());
            } else if (e.isShiftDown()) {
                view.toggleAlike(box.path());
            } else {
                view.toggle(box.path());
            }
        });
    }
}
