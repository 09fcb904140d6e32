package ghostlens.assets;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/// Every sentence that the window says, by key, from `texts.properties`.
public final class Texts {
    private static final Properties SENTENCES = read(Resources.text("texts.properties"));

    private Texts() {}

    /// The sentence of a key with `{0}`, `{1}`, … replaced by the arguments as they print.
    ///
    /// @throws IllegalArgumentException where there is no such key
    public static String get(String key, Object... arguments) {
        var sentence = SENTENCES.getProperty(key);
        if (sentence == null) {
            throw new IllegalArgumentException("no text for key " + key);
        }
        return fill(sentence, arguments);
    }

    static String fill(String sentence, Object... arguments) {
        var filled = sentence;
        for (int i = 0; i < arguments.length; i++) {
            filled = filled.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return filled;
    }

    private static Properties read(String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
