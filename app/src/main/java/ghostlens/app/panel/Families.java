package ghostlens.app.panel;

import ghostlens.assets.Styles;
import ghostlens.model.graph.Family;
import ghostlens.viewer.layout.FamilyColor;

/// The style class of each operator family.
public final class Families {
    private Families() {}

    /// Defines the family's colour and shape for whatever carries it.
    public static String style(Family family) {
        return Styles.family(FamilyColor.of(family));
    }
}
