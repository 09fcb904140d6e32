package ghostlens.app.window;

import ghostlens.app.window.Keymap.Press;
import ghostlens.viewer.GraphView;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Brings keys to actions. A text field keeps the keys without Ctrl and Alt, and each graph those of the graph.
final class KeyDispatch {
    /// What a pane of tabs that has the focus would take for itself, with Ctrl.
    private static final Set<KeyCode> KEYS_OF_TAB_PANES = Set.of(KeyCode.TAB, KeyCode.PAGE_UP, KeyCode.PAGE_DOWN);

    private final Scene scene;
    private final Keymap keymap;
    /// Whether the last press has done something, here or in the control that has the focus: then what it types is
    /// no key of its own.
    private boolean pressed;

    /// @param leave what Esc ends where nothing lies over the window; whether there was anything to end
    KeyDispatch(Scene scene, Keymap keymap, Overlays overlays, BooleanSupplier leave) {
        this.scene = scene;
        this.keymap = keymap;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            pressed = true;
            if (event.getCode() == KeyCode.ESCAPE && (overlays.close() || leave.getAsBoolean())) {
                event.consume();
            } else if (event.isShortcutDown() && KEYS_OF_TAB_PANES.contains(event.getCode())) {
                run(event);
            }
        });
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed = run(event));
        scene.addEventHandler(KeyEvent.KEY_TYPED, event -> {
            if (!pressed) {
                run(event);
            }
        });
    }

    private boolean run(KeyEvent event) {
        boolean heard = !isTyping() || event.isShortcutDown() || event.isAltDown();
        var press = heard ? keymap.press(event, isInGraph()) : Optional.<Press>empty();
        press.ifPresent(p -> {
            event.consume();
            p.run();
        });
        return press.isPresent();
    }

    private boolean isTyping() {
        return scene.getFocusOwner() instanceof TextInputControl;
    }

    private boolean isInGraph() {
        for (Node node = scene.getFocusOwner(); node != null; node = node.getParent()) {
            if (node instanceof GraphView) {
                return true;
            }
        }
        return false;
    }
}
