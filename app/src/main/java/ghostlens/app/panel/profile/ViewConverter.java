package ghostlens.app.panel.profile;

import ghostlens.assets.Texts;
import ghostlens.model.run.View;
import javafx.util.StringConverter;

/// How a run is cut into steps, in words: `as drawn`, `as deployed`.
final class ViewConverter extends StringConverter<View> {
    @Override
    public String toString(View view) {
        return switch (view) {
            case DRAWN -> Texts.get("view.drawn");
            case DEPLOYED -> Texts.get("view.deployed");
        };
    }

    /// Nobody types it.
    @Override
    public View fromString(String text) {
        throw new UnsupportedOperationException(text);
    }
}
