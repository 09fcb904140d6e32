package ghostlens.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeystrokeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"Ctrl+Shift+P", "Page Down", "?", ".", "Ctrl+Plus", "Ctrl+Alt+Minus", "F5", "Shift+1", "Alt+Left"
            })
    void isReadAsItIsWritten(String written) {
        assertThat(Keystroke.of(written)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ctrl", "Ctrl+", "Hyper+X", "AB", "ü"})
    void isNotReadFromAnythingElse(String written) {
        assertThat(Keystroke.parse(written)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyCommandOfTheGraphHasAKey(GraphCommand command) {
        assertThat(command.keys())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(Keystroke.of(key)).hasToString(key));
    }

    @Test
    void characterIsFoundWhereverTheKeyboardHasIt() {
        var question = Keystroke.of("?");
        assertThat(question.matches(typed("?"))).isTrue();
        assertThat(question.matches(typed("/"))).isFalse();
        assertThat(question.matches(pressed(KeyCode.SLASH, "?", true, false))).isTrue();
        var plus = Keystroke.of("Ctrl+Plus");
        assertThat(plus.matches(pressed(KeyCode.EQUALS, "+", true, true))).isTrue();
        assertThat(plus.matches(pressed(KeyCode.PLUS, "+", false, true))).isTrue();
        assertThat(plus.matches(pressed(KeyCode.ADD, "+", false, true))).isTrue();
        assertThat(plus.matches(pressed(KeyCode.PLUS, "+", false, false))).isFalse();
    }

    @Test
    void whatIsHeldDownCounts() {
        var key = Keystroke.of("Ctrl+Shift+Z");
        assertThat(key.matches(pressed(KeyCode.Z, "z", true, true))).isTrue();
        assertThat(key.matches(pressed(KeyCode.Z, "z", false, true))).isFalse();
        assertThat(Keystroke.of("3").matches(pressed(KeyCode.NUMPAD3, "3", false, false)))
                .isTrue();
        assertThat(Keystroke.of("Shift+3").matches(pressed(KeyCode.DIGIT3, "#", true, false)))
                .isTrue();
    }

    @Test
    void isWhatWasPressed() {
        assertThat(Keystroke.of(pressed(KeyCode.G, "g", true, true))).contains(Keystroke.of("Ctrl+Shift+G"));
        assertThat(Keystroke.of(pressed(KeyCode.CONTROL, "", false, true))).isEmpty();
        assertThat(Keystroke.of(pressed(KeyCode.PAGE_UP, "", false, false))).contains(Keystroke.of("Page Up"));
    }

    private static KeyEvent pressed(KeyCode code, String text, boolean shift, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", text, code, shift, control, false, false);
    }

    private static KeyEvent typed(String character) {
        return new KeyEvent(KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false);
    }
}
