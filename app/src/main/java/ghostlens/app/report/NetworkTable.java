package ghostlens.app.report;

import ghostlens.app.panel.Numbers;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Published;
import ghostlens.model.zoo.Variant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Every network's counts beside what was published of it.
final class NetworkTable {
    private NetworkTable() {}

    static String html(Findings findings) {
        var headings = List.of(
                "network",
                "parameters, training",
                "inference",
                "published, M",
                "multiply-adds",
                "published, M",
                "top-1, %");
        return Html.section(
                "networks",
                "Every network, counted",
                Html.paragraph("Parameters fall when BatchNorms and branches are folded; multiply-adds, counted as the"
                        + " paper counts FLOPs, stay."),
                Html.table(
                        headings,
                        findings.networks().stream().map(NetworkTable::row).toList()));
    }

    private static List<String> row(Variant variant) {
        var training = variant.graph(Form.TRAINING);
        return List.of(
                variant.title(),
                Numbers.count(training.parameters()),
                Numbers.count(variant.graph(Form.INFERENCE).parameters()),
                published(variant, Published::parametersM),
                Numbers.count(training.cost().multiplyAdds()),
                published(variant, Published::multiplyAddsM),
                published(variant, Published::top1));
    }

    private static String published(Variant variant, Function<Published, Optional<Double>> number) {
        return variant.published().flatMap(number).map(String::valueOf).orElse("–");
    }
}
