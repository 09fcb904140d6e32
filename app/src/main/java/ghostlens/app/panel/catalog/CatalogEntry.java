package ghostlens.app.panel.catalog;

import ghostlens.model.zoo.Variant;
import java.util.Optional;

/// A line of the catalogue: a heading, or something that can be opened.
///
/// @param variant empty for a heading
public record CatalogEntry(String title, Optional<Variant> variant) {

    static CatalogEntry heading(String title) {
        return new CatalogEntry(title, Optional.empty());
    }

    static CatalogEntry of(Variant variant) {
        return new CatalogEntry(variant.title(), Optional.of(variant));
    }

    @Override
    public String toString() {
        return title;
    }
}
