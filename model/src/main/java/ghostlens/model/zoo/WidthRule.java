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
public record WidthRule(String prefix, Function<String, Variant> variant) {
    private static final Pattern WIDTH = Pattern.compile("(\\d+(?:\\.\\d+)?)x");
    public static final BigDecimal LEAST = new BigDecimal("0.1");
    public static final BigDecimal MOST = new BigDecimal("4");

    /// The network of this name, or empty if the name is not one of this family with a width.
    ///
    /// @throws Problem if the width is out of bounds
    Optional<Variant> named(String name) {
        return digits(name).map(digits -> variant.apply(inBounds(name, digits)));
    }

    /// The width in a name of this family, or empty if there is none: 0.73 of `repghostnet-0.73x`.
    public Optional<BigDecimal> width(String name) {
        return digits(name).map(BigDecimal::new);
    }

    /// The name with this width.
    public String name(BigDecimal width) {
        return "%s-%sx".formatted(prefix, plain(width));
    }

    private Optional<String> digits(String name) {
        if (!name.startsWith(prefix + "-")) {
            return Optional.empty();
        }
        var width = WIDTH.matcher(name.substring(prefix.length() + 1));
        return width.matches() ? Optional.of(width.group(1)) : Optional.empty();
    }

    private static String inBounds(String name, String digits) {
        var width = new BigDecimal(digits);
        if (width.compareTo(LEAST) < 0 || width.compareTo(MOST) > 0) {
            throw new Problem(
                    "\"%s\" has a width out of bounds; choose one from %sx to %sx.".formatted(name, LEAST, MOST));
        }
        return plain(width);
    }

    /// With one decimal at least, as the networks are called.
    static String plain(BigDecimal width) {
        var plain = width.stripTrailingZeros();
        return plain.setScale(Math.max(1, plain.scale())).toPlainString();
    }
}
