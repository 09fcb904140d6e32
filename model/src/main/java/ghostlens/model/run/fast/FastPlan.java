package ghostlens.model.run.fast;

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

    @Override
    public Session open() {
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
