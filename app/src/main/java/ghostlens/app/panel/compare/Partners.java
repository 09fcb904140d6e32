package ghostlens.app.panel.compare;

import ghostlens.model.net.Form;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a network is worth comparing with: its other forms, the Ghost network for a RepGhost one and the other way
/// round, another width.
final class Partners {
    private Partners() {}

    /// @param name as the catalogue has it
    record Partner(String name, Form form, String title) {}

    static List<Partner> of(Compared compared) {
        var partners = new ArrayList<Partner>();
        var variant = compared.source().variant();
        if (isInCatalogue(variant)) {
            for (var form : variant.forms()) {
                if (form != compared.form()) {
                    partners.add(partner(variant, form));
                }
            }
        }
        kin(variant.name()).ifPresent(kin -> partners.add(partner(kin, compared.form())));
        Zoo.variants().stream()
                .filter(other -> isOtherWidth(variant, other))
                .findFirst()
                .ifPresent(other -> partners.add(partner(other, compared.form())));
        return partners;
    }

    private static Partner partner(Variant variant, Form form) {
        return new Partner(variant.name(), form, variant.title() + " · " + form.label());
    }

    private static boolean isInCatalogue(Variant variant) {
        return Zoo.variants().stream().anyMatch(other -> other.name().equals(variant.name()));
    }

    /// Of a RepGhost network the Ghost network, and the other way round.
    private static Optional<Variant> kin(String name) {
        var kin = name.startsWith("rep") ? name.substring(3) : "rep" + name;
        return Zoo.variants().stream().filter(other -> other.name().equals(kin)).findFirst();
    }

    private static boolean isOtherWidth(Variant one, Variant other) {
        return !one.name().equals(other.name())
                && one.kind() == other.kind()
                && one.family().equals(other.family());
    }
}
