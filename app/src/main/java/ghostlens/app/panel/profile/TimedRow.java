package ghostlens.app.panel.profile;

import ghostlens.assets.Styles;
import javafx.scene.control.TableRow;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A row that stands back where the clock cannot tell its time well, and says on hover how sure the median is.
final class TimedRow extends TableRow<ProfileRow> {
    private final Tooltip tooltip = new Tooltip();

    TimedRow() {
        tooltip.setOnShowing(_ -> tooltip.setText(getItem() == null ? "" : Certainty.of(getItem())));
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
}
