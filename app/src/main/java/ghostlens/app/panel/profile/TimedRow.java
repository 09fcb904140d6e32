package ghostlens.app.panel.profile;

import ghostlens.app.panel.Numbers;
import ghostlens.assets.Styles;
import ghostlens.assets.Texts;
import ghostlens.model.profile.Interval;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A row that stands back where the clock cannot tell its time well, and says on hover how sure the median is.
final class TimedRow extends TableRow<ProfileRow> {
    private final Tooltip tooltip = new Tooltip();

    TimedRow() {
        tooltip.setOnShowing(_ -> tooltip.setText(getItem() == null ? "" : certainty(getItem())));
        tooltip.setOnShown(_ -> hideWhereEmpty());
        setTooltip(tooltip);
    }

    /// A row keeps its tooltip while it is empty: rows are filled anew several times a second.
    private void hideWhereEmpty() {
        if (isEmpty()) {
            tooltip.hide();
        }
    }

    @Override
    protected void updateItem(@Nullable ProfileRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().remove(Styles.MUTED);
        if (row != null && row.belowResolution()) {
            getStyleClass().add(Styles.MUTED);
        }
    }

    /// How sure a row's median is, in words.
    static String certainty(ProfileRow row) {
        var samples = row.samples();
        var times = samples.medianInterval()
                .map(interval -> Texts.get(
                        "profile.certainty",
                        micros(interval),
                        Numbers.micros(samples.quantile(0.05)),
                        Numbers.micros(samples.quantile(0.95)),
                        samples.count()))
                .orElseGet(() -> Texts.get("profile.certainty.few"));
        return row.belowResolution()
                ? Texts.get("profile.belowResolution", Numbers.micros(row.belowNanos()))
                        + System.lineSeparator()
                        + times
                : times;
    }

    private static String micros(Interval interval) {
        return Texts.get(
                "profile.interval",
                Numbers.micros(Math.round(interval.low())),
                Numbers.micros(Math.round(interval.high())));
    }
}
