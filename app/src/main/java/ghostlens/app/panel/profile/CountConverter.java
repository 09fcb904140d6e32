package ghostlens.app.panel.profile;

import ghostlens.assets.Texts;
import javafx.util.StringConverter;

/// A number of threads as words: `1 thread`, `2 threads`.
final class CountConverter extends StringConverter<Integer> {
    @Override
    public String toString(Integer count) {
        return Texts.get("threads." + (count == 1 ? "one" : "some"), count);
    }

    @Override
    public Integer fromString(String text) {
        return Integer.valueOf(text.split(" ")[0]);
    }
}
