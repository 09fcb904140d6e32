package ghostlens.model.run.fast;

import ghostlens.model.Problem;
import ghostlens.model.graph.Node;
import ghostlens.model.net.Network;
import ghostlens.model.run.Plan;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.RunChecks;
import ghostlens.model.run.Session;
import ghostlens.model.run.Step;
import ghostlens.model.run.View;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which kernel computes what, and where every value will lie. It holds nothing outside the Java heap: the memory is
/// taken when a session is opened, and given back when it is closed.
final class FastPlan implements Plan {
    private final Network network;
    private final PlanOptions options;
    private final List<Recipe> recipes;
    private final Layout layout;

    FastPlan(Network network, PlanOptions options) {
        this.network = network;
        this.options = options;
        RunChecks.onlyInput(network);
        this.recipes = Folding.recipes(network.graph(), view());
        this.layout = new Layout(network.graph(), recipes, options.keepValues());
    }

    @Override
    public View view() {
        return options.keepValues() ? View.DRAWN : options.view();
    }

    @Override
    public List<Step> steps() {
        return recipes.stream()
                .map(r -> new Step(r.node(), r.folded(), kernel(r)))
                .toList();
    }

    private static String kernel(Recipe recipe) {
        var folded = recipe.folded().stream().map(node -> node.op().label());
        return Stream.concat(Stream.of(Binding.name(recipe.node())), folded).collect(Collectors.joining(" + "));
    }

    /// The values' memory and the weights, each number four bytes.
    @Override
    public long memory() {
        int workers = layout.cut() == 0 ? 0 : options.threads();
        long parameters = network.graph().nodes().stream()
                .flatMap(node -> node.op().weights().stream())
                .mapToLong(slot -> slot.shape().elements())
                .sum();
        return layout.sharedBytes() + workers * layout.scratchBytes() + parameters * Float.BYTES;
    }

    @Override
    public Session open() {
        long limit = Memory.limit();
        if (memory() > limit) {
            throw new Problem(
                    ("%s takes %,d MB at this batch and image size, which is more than the %,d MB that a network may "
                                    + "take on this machine; choose a smaller batch or image.")
                            .formatted(network.name(), memory() >> 20, limit >> 20));
        }
        return FastSession.open(this);
    }

    Network network() {
        return network;
    }

    PlanOptions options() {
        return options;
    }

    Node input() {
        return network.graph().inputs().getFirst();
    }

    List<Recipe> recipes() {
        return recipes;
    }

    Layout layout() {
        return layout;
    }
}
