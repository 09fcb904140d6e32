package ghostlens.viewer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A key with what is held down beside it, as people write it: `Ctrl+Shift+P`, `Page Down`, `?`. Ctrl stands for Cmd on
/// macOS. Characters are meant wherever a keyboard has them.
public record Keystroke(boolean ctrl, boolean alt, boolean shift, String key) {
    private static final Map<String, KeyCode> CODES = codes();
    private static final Map<String, List<KeyCode>> CHARACTERS = Map.of(
            "+", List.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD),
            "-", List.of(KeyCode.MINUS, KeyCode.SUBTRACT),
            ".", List.of(KeyCode.PERIOD, KeyCode.DECIMAL),
            ",", List.of(KeyCode.COMMA));
    private static final Set<KeyCode> HELD = Set.of(
            KeyCode.CONTROL,
            KeyCode.ALT,
            KeyCode.SHIFT,
            KeyCode.META,
            KeyCode.COMMAND,
            KeyCode.ALT_GRAPH,
            KeyCode.CAPS);

    private static Map<String, KeyCode> codes() {
        var codes = new LinkedHashMap<String, KeyCode>();
        for (var code : KeyCode.values()) {
            if (code.isLetterKey() || code.isFunctionKey() || code.isArrowKey()) {
                codes.put(code.getName(), code);
            }
        }
        for (int digit = 0; digit <= 9; digit++) {
            codes.put(String.valueOf(digit), KeyCode.getKeyCode(String.valueOf(digit)));
        }
        codes.put("Enter", KeyCode.ENTER);
        codes.put("Esc", KeyCode.ESCAPE);
        codes.put("Tab", KeyCode.TAB);
        codes.put("Space", KeyCode.SPACE);
        codes.put("Backspace", KeyCode.BACK_SPACE);
        codes.put("Delete", KeyCode.DELETE);
        codes.put("Home", KeyCode.HOME);
        codes.put("End", KeyCode.END);
        codes.put("Page Up", KeyCode.PAGE_UP);
        codes.put("Page Down", KeyCode.PAGE_DOWN);
        return codes;
    }

    /// @throws IllegalArgumentException if no key is written so
    public static Keystroke of(String written) {
        return parse(written).orElseThrow(() -> new IllegalArgumentException("no key is written '" + written + "'"));
    }

    /// Reads what {@link #toString()} writes, and `Plus` and `Minus`.
    public static Optional<Keystroke> parse(String written) {
        var rest = written.strip().replaceFirst("(?i)plus$", "+").replaceFirst("(?i)minus$", "-");
        var held = new ArrayList<String>();
        for (var name : List.of("Ctrl", "Alt", "Shift")) {
            if (rest.regionMatches(true, 0, name + "+", 0, name.length() + 1)) {
                held.add(name);
                rest = rest.substring(name.length() + 1);
            }
        }
        var key = rest;
        return name(key)
                .map(n -> new Keystroke(held.contains("Ctrl"), held.contains("Alt"), held.contains("Shift"), n));
    }

    private static Optional<String> name(String key) {
        var known = CODES.keySet().stream().filter(n -> n.equalsIgnoreCase(key)).findFirst();
        boolean character = key.length() == 1 && key.charAt(0) > ' ' && !Character.isLetterOrDigit(key.charAt(0));
        return character ? Optional.of(key) : known;
    }

    /// What was pressed; empty while only Ctrl, Alt or Shift is.
    public static Optional<Keystroke> of(KeyEvent pressed) {
        if (HELD.contains(pressed.getCode())) {
            return Optional.empty();
        }
        for (var character : CHARACTERS.entrySet()) {
            if (character.getValue().contains(pressed.getCode())) {
                return Optional.of(
                        new Keystroke(pressed.isShortcutDown(), pressed.isAltDown(), false, character.getKey()));
            }
        }
        return CODES.entrySet().stream()
                .filter(e -> e.getValue() == plain(pressed.getCode()))
                .findFirst()
                .map(e -> new Keystroke(
                        pressed.isShortcutDown(), pressed.isAltDown(), pressed.isShiftDown(), e.getKey()));
    }

    private static KeyCode plain(KeyCode code) {
        return code.isKeypadKey() && code.isDigitKey()
                ? KeyCode.getKeyCode(code.getName().replaceAll("\\D", ""))
                : code;
    }

    /// Whether a key that is pressed, or a character that is typed, is this one.
    public boolean matches(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_TYPED) {
            return isCharacter() && !ctrl && !alt && key.equals(event.getCharacter());
        }
        if (event.isShortcutDown() != ctrl || event.isAltDown() != alt) {
            return false;
        }
        if (!isCharacter()) {
            return event.isShiftDown() == shift && CODES.get(key) == plain(event.getCode());
        }
        if (key.equals("?")) {
            return event.getCode() == KeyCode.SLASH && event.isShiftDown();
        }
        return key.equals(event.getText())
                || CHARACTERS.getOrDefault(key, List.of()).contains(event.getCode())
                        && (event.isShiftDown() == shift || key.equals("+"));
    }

    private boolean isCharacter() {
        return !CODES.containsKey(key);
    }

    /// What is held down, then the key: `Ctrl+Shift+P`; the characters + and − by their names.
    @Override
    public String toString() {
        var name = switch (key) {
            case "+" -> "Plus";
            case "-" -> "Minus";
            default -> key;
        };
        return (ctrl ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + name;
    }
}
