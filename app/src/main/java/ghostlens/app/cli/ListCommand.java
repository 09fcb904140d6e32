package ghostlens.app.cli;

import ghostlens.app.panel.Numbers;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Variant.Published;
import ghostlens.model.zoo.Zoo;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What can be opened.
@Command(name = "list", description = "Lists what can be opened: modules, blocks and networks.")
final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final JsonOption json = new JsonOption();

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Entry(
            String name,
            String title,
            String kind,
            String summary,
            List<Integer> input,
            long parameters,
            long multiplyAdds) {}

    @Override
    public Integer call() {
        if (json.wanted) {
            terminal.json(Zoo.variants().stream().map(ListCommand::entry).toList());
        } else {
            terminal.print(table().toString());
        }
        return ExitCode.DONE;
    }

    private static Entry entry(Variant variant) {
        var graph = variant.graph(Form.TRAINING);
        return new Entry(
                variant.name(),
                variant.title(),
                variant.kind().name().toLowerCase(Locale.ROOT),
                variant.summary(),
                variant.input().extents(),
                graph.parameters(),
                graph.cost().multiplyAdds());
    }

    private static Table table() {
        var table = new Table("name", "what it is", ">parameters", ">multiply-adds", ">top-1 %");
        for (var variant : Zoo.variants()) {
            var entry = entry(variant);
            table.row(
                    entry.name,
                    entry.title,
                    Numbers.count(entry.parameters),
                    Numbers.count(entry.multiplyAdds),
                    variant.published()
                            .flatMap(Published::top1)
                            .map("%.1f"::formatted)
                            .orElse(""));
        }
        return table;
    }
}
