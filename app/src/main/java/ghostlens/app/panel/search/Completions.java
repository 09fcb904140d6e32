package ghostlens.app.panel.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// How the last word of a search text may go on.
public final class Completions {
    private static final List<String> KEYS = Stream.concat(
                    Stream.of("op:", "in:"), Stream.of(Figure.values()).map(Completions::begun))
            .toList();

    private Completions() {}

    private static String begun(Figure figure) {
        return figure.key()
                + switch (figure) {
                    case KERNEL, STRIDE, GROUPS, CHANNELS, HEIGHT, WIDTH -> "=";
                    case MULTIPLY_ADDS, PARAMETERS, TIME, ERROR -> ">";
                };
    }

    /// The keys that the last word begins; all of them where a word is still to come, as after a blank.
    public static List<String> of(String text) {
        var begun = lastWord(text);
        return KEYS.stream()
                .filter(key -> key.startsWith(begun) && !key.equals(begun))
                .toList();
    }

    /// The text with its last word completed to this key.
    public static String complete(String text, String key) {
        return text.substring(0, text.length() - lastWord(text).length()) + key;
    }

    private static String lastWord(String text) {
        int start = text.length();
        while (start > 0 && !Character.isWhitespace(text.charAt(start - 1)) && text.charAt(start - 1) != '-') {
            start--;
        }
        return text.substring(start).toLowerCase(Locale.ROOT);
    }
}
