package ghostlens.app.cli;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.panel.Numbers;
import ghostlens.app.save.TableFile;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Published;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A network's operators and what they cost.
@Command(name = "describe", description = "Prints a network's operators, shapes, parameters and multiply-adds.")
final class DescribeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final NetworkParameter network = new NetworkParameter();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final CsvOption csv = new CsvOption();

    @Option(
            names = "--form",
            paramLabel = "FORM",
            defaultValue = "training",
            description = "training (the default), deploy or inference.")
    private Form form = Form.TRAINING;

    DescribeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Description(
            String network,
            String form,
            List<Integer> input,
            long parameters,
            long multiplyAdds,
            List<Operator> operators,
            List<String> outputs) {}

    private record Operator(
            String id,
            String op,
            String label,
            List<String> inputs,
            List<Integer> output,
            long parameters,
            long multiplyAdds) {}

    @Override
    public Integer call() {
        var variant = Zoo.find(network.name);
        var description = describe(variant, NetworkOpener.graph(network.request(form)));
        csv.write(() -> table(description));
        if (json.wanted) {
            terminal.json(description);
        } else {
            terminal.print(text(variant, description));
        }
        return ExitCode.DONE;
    }

    private Description describe(Variant variant, OpGraph graph) {
        var operators = Operators.of(graph).stream()
                .map(node -> new Operator(
                        node.id().path(),
                        Operators.type(node),
                        node.op().label(),
                        node.inputs().stream().map(NodeId::path).toList(),
                        node.shape().extents(),
                        node.parameters(),
                        graph.cost(node).multiplyAdds()))
                .toList();
        return new Description(
                variant.name(),
                form.label(),
                graph.inputShape().extents(),
                graph.parameters(),
                graph.cost().multiplyAdds(),
                operators,
                graph.outputs().stream().map(NodeId::path).toList());
    }

    private static TableFile table(Description description) {
        return new TableFile(
                List.of("id", "op", "label", "inputs", "output", "parameters", "multiply_adds"),
                description.operators.stream()
                        .<List<Object>>map(o -> List.of(
                                o.id,
                                o.op,
                                o.label,
                                String.join(" ", o.inputs),
                                shape(o.output),
                                o.parameters,
                                o.multiplyAdds))
                        .toList());
    }

    private static String text(Variant variant, Description description) {
        var facts = new Table(
                "", ">here", ">" + variant.published().map(Published::source).orElse("published"));
        facts.row(
                "parameters",
                Numbers.count(description.parameters),
                variant.published()
                        .flatMap(Published::parametersM)
                        .map(DescribeCommand::millions)
                        .orElse("–"));
        facts.row(
                "multiply-adds",
                Numbers.count(description.multiplyAdds),
                variant.published()
                        .flatMap(Published::multiplyAddsM)
                        .map(DescribeCommand::millions)
                        .orElse("–"));
        var operators = new Table("operator", "what", ">output", ">parameters", ">multiply-adds");
        description.operators.forEach(o -> operators.row(
                o.id, o.label, shape(o.output), Numbers.count(o.parameters), Numbers.count(o.multiplyAdds)));
        return "%s (%s)%n%s%n%s%s form, input %s, %d operators%n%n%s%n%s"
                .formatted(
                        variant.title(),
                        variant.name(),
                        variant.summary(),
                        variant.choice().map("Chosen here: %s%n"::formatted).orElse(""),
                        description.form,
                        shape(description.input),
                        description.operators.size(),
                        facts,
                        operators);
    }

    private static String millions(double millions) {
        return "%s M".formatted(millions);
    }

    private static String shape(List<Integer> extents) {
        return String.join("×", extents.stream().map(String::valueOf).toList());
    }
}
