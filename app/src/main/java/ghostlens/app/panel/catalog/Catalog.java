package ghostlens.app.panel.catalog;

import ghostlens.assets.Texts;
import ghostlens.model.zoo.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What can be opened, under headings, narrowed by what the user types.
public final class Catalog {
    private Catalog() {}

    /// The variants whose name, title or summary has every word of the query, by heading; empty headings are left out.
    public static Map<String, List<Variant>> matching(List<Variant> variants, String query) {
        var words = query.toLowerCase(Locale.ROOT).replace('×', 'x').strip().split("\\s+");
        var sections = new LinkedHashMap<String, List<Variant>>();
        variants.stream()
                .filter(variant -> hasAll(variant, words))
                .forEach(variant -> sections.computeIfAbsent(heading(variant), _ -> new ArrayList<>())
                        .add(variant));
        return sections;
    }

    private static boolean hasAll(Variant variant, String[] words) {
        var text = (variant.name() + " " + variant.title() + " " + variant.summary())
                .toLowerCase(Locale.ROOT)
                .replace('×', 'x');
        for (var word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static String heading(Variant variant) {
        return switch (variant.kind()) {
            case MODULE -> Texts.get("catalog.modules");
            case BLOCK -> Texts.get("catalog.blocks");
            case NETWORK -> variant.family().title();
            case DETECTOR -> Texts.get("catalog.detectors");
        };
    }
}
