package ghostlens.model.zoo;

import static ghostlens.model.net.GhostBlocks.cheap;
import static ghostlens.model.net.GhostBlocks.ghost;
import static ghostlens.model.net.GhostBlocks.merged;
import static ghostlens.model.net.GhostBlocks.primary;
import static ghostlens.model.net.GhostBlocks.repGhost;

import ghostlens.model.net.Form;
import ghostlens.model.net.GhostBlocks;
import ghostlens.model.net.GhostBlocks.Convolution;
import ghostlens.model.net.GhostBlocks.Module;
import ghostlens.model.net.GraphBuilder;
import ghostlens.model.net.Wire;
import ghostlens.model.zoo.Variant.Kind;
import java.util.List;
import java.util.function.UnaryOperator;

/// The five modules of Fig. 3, from the Ghost module to the RepGhost module. Nodes that correspond have the
/// same names in all of them, and so the same seeded weights.
final class Modules {
    private static final NetworkFamily FAMILY = new NetworkFamily("RepGhost module", "Chen et al., Fig. 3");
    private static final int CHANNELS = 24;
    private static final Convolution CONVOLUTION = Convolution.pointwise(CHANNELS);

    private Modules() {}

    static List<Variant> variants() {
        return List.of(
                variant(
                        "a",
                        "Ghost module",
                        "Half of the channels come from a 1×1 convolution, the other half from a cheap depthwise one over "
                                + "those; a concat puts them side by side.",
                        x -> ghost(x, 2 * CHANNELS, true)),
                variant(
                        "b",
                        "add instead of concat",
                        "An add takes the place of the concat, which costs about twice as much on a phone (Table 1); "
                                + "the module now ends in half as many channels.",
                        Modules::addInsteadOfConcat),
                variant(
                        "c",
                        "ReLU moved back",
                        "The ReLU moves behind the add: between the depthwise convolution and the sum everything is linear "
                                + "now, so the sum can move into the weights.",
                        Modules::reluMovedBack),
                variant(
                        "d",
                        "RepGhost, training",
                        "A batch norm in the identity branch brings training-time non-linearity and can still be folded.",
                        x -> repGhost(x, Module.REP_GHOST, CONVOLUTION, true)),
                variant(
                        "e",
                        "RepGhost, inference",
                        "All branches are folded into one depthwise convolution: the reuse of features happens in the "
                                + "weights and costs no time.",
                        Modules::atInference));
    }

    private static Wire addInsteadOfConcat(Wire x) {
        var primary = primary(x, CONVOLUTION, true);
        var rectified = primary.within("cheap_operation", w -> cheap(w).relu("2"));
        return rectified.plus("add", primary);
    }

    private static Wire reluMovedBack(Wire x) {
        var primary = primary(x, CONVOLUTION, true);
        var sum = switch (x.form()) {
            case TRAINING ->
                primary.within("cheap_operation", GhostBlocks::cheap).plus("add", primary);
            case DEPLOY, INFERENCE -> merged(primary);
        };
        return sum.relu("relu");
    }

    private static Wire atInference(Wire x) {
        return merged(primary(x, CONVOLUTION, true)).relu("relu");
    }

    private static Variant variant(String letter, String title, String summary, UnaryOperator<Wire> module) {
        return Variant.part(Kind.MODULE, FAMILY, "module-" + letter, letter + " · " + title)
                .summary(summary)
                .input(CHANNELS, 56)
                .define((form, input, _) -> {
                    var builder = new GraphBuilder(letter.equals("e") ? Form.INFERENCE : form);
                    return builder.build(module.apply(builder.input("input", input)));
                });
    }
}
