package ghostlens.app.cli;

import static ghostlens.app.panel.Numbers.count;

import ghostlens.app.save.TableFile;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Published;
import ghostlens.model.zoo.Variant;
import ghostlens.model.zoo.Zoo;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// What can be opened.
@Command(name = "list", description = "Lists what can be opened: modules, blocks and networks.")
final class ListCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Mixin
    private final CsvOption csv = new CsvOption();

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    private record Entry(
            String id,
            String title,
            String family,
            String kind,
            String summary,
            List<String> forms,
            List<Integer> input,
            int classes,
            long parameters,
            long multiplyAdds,
            @Nullable Figures published) {}

    /// What was published; what was not is null.
    private record Figures(
            String source,
            @Nullable Double top1,
            @Nullable Double top5,
            @Nullable Double paramsM,
            @Nullable Double flopsM,
            @Nullable Double latencyMs) {

        static Figures of(Published published) {
            return new Figures(
                    published.source(),
                    published.top1().orElse(null),
                    published.top5().orElse(null),
                    published.parametersM().orElse(null),
                    published.multiplyAddsM().orElse(null),
                    published.latencyMs().orElse(null));
        }
    }

    @Override
    public Integer call() {
        csv.write(ListCommand::tableFile);
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
                variant.family().title(),
                variant.kind().name().toLowerCase(Locale.ROOT),
                variant.summary(),
                variant.forms().stream().map(Form::label).toList(),
                variant.input().extents(),
                variant.classes(),
                graph.parameters(),
                graph.cost().multiplyAdds(),
                variant.published().map(Figures::of).orElse(null));
    }

    private static TableFile tableFile() {
        var entries = Zoo.variants().stream().map(ListCommand::entry);
        return new TableFile(
                List.of("id", "title", "family", "kind", "input", "classes", "parameters", "multiply_adds", "top1"),
                entries.<List<Object>>map(e -> List.of(
                                e.id,
                                e.title,
                                e.family,
                                e.kind,
                                String.join(
                                        "×",
                                        e.input.stream().map(String::valueOf).toList()),
                                e.classes,
                                e.parameters,
                                e.multiplyAdds,
                                e.published == null || e.published.top1 == null ? "" : e.published.top1))
                        .toList());
    }

    private static Table table() {
        var table = new Table("name", "family", "what it is", ">parameters", ">multiply-adds", ">top-1 %");
        for (var variant : Zoo.variants()) {
            var graph = variant.graph(Form.TRAINING);
            table.row(
                    variant.name(),
                    variant.family().title(),
                    variant.title(),
                    count(graph.parameters()),
                    count(graph.cost().multiplyAdds()),
                    variant.published()
                            .flatMap(Published::top1)
                            .map("%.1f"::formatted)
                            .orElse(""));
        }
        return table;
    }
}
