package ghostlens.model.zoo;

import ghostlens.model.Problem;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A family's published rule for a network of any width: `repghostnet-0.73x`.
///
/// @param prefix before the width: `repghostnet`
/// @param variant the network of a width, given as in its name: `0.73`
record WidthRule(String prefix, Function<String, Variant> variant) {
    private static final Pattern WIDTH = Pattern.compile("(\\d+(?:\\.\\d+)?)x");
    private static final BigDecimal LEAST = new BigDecimal("0.1");
    private static final BigDecimal MOST = new BigDecimal("4");

    /// The network of this name, or empty if the name is not one of this family with a width.
    ///
    /// @throws Problem if the width is out of bounds
    Optional<Variant> named(String name) {
        if (!name.startsWith(prefix + "-")) {
            return Optional.empty();
        }
        var width = WIDTH.matcher(name.substring(prefix.length() + 1));
        return width.matches() ? Optional.of(variant.apply(inBounds(name, width.group(1)))) : Optional.empty();
    }

    private static String inBounds(String name, String digits) {
        var width = new BigDecimal(digits);
        if (width.compareTo(LEAST) < 0 || width.compareTo(MOST) > 0) {
            throw new Problem(
                    "\"%s\" has a width out of bounds; choose one from %sx to %sx.".formatted(name, LEAST, MOST));
        }
        var plain = width.stripTrailingZeros();
        return plain.setScale(Math.max(1, plain.scale())).toPlainString();
    }
}
