package ghostlens.assets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The numbers that the RepGhost paper (arXiv 2211.06088v1) printed, row for row, and those of its authors' README.
///
/// Latencies are milliseconds on one ARM phone with MNN, one thread, batch 1, unless a row says otherwise.
/// `zooName` is the name on our command line (`repghostnet-1.0x`), empty where the zoo has no such network.
public final class PaperTables {
    private static final JsonNode TABLES = read();

    private PaperTables() {}

    /// Table 1: GhostNet 1.0×, its 32 concatenations, and 32 additions in their place; accumulated milliseconds.
    public record OperatorTimes(String operator, double batch1Ms, double batch2Ms, double batch8Ms, double batch32Ms) {}

    /// Table 2: one layer of RepGhostNet 1.0×; `middle` is the width inside the bottleneck.
    public record Layer(
            String input,
            String operator,
            Optional<Integer> middle,
            int out,
            Optional<Boolean> squeezeExcite,
            Optional<Integer> stride) {}

    /// Table 3: one network on ImageNet. Parameters and multiply-adds (printed as FLOPs) in millions, accuracy in
    /// percent; `flopsLevel` is the table's group, empty for rows of the README.
    public record Accuracy(
            String model,
            Optional<String> zooName,
            Optional<Integer> flopsLevel,
            double paramsM,
            double multiplyAddsM,
            Optional<Double> latencyMs,
            double top1,
            Optional<Double> top5) {}

    /// Table 4: a backbone in two detectors on COCO, mean average precision in percent.
    public record Detection(
            String backbone,
            double backboneLatencyMs,
            double retinaNetLatencyS,
            double retinaNetBoxMap,
            double maskRcnnBoxMap,
            double maskRcnnMaskMap) {}

    /// Table 5: Ghost and RepGhost modules in ResNet-50; TensorRT on a T4 with batch 32.
    public record ResNet(
            String model,
            double paramsM,
            double multiplyAddsG,
            double mnnLatencyMs,
            double tensorRtLatencyMs,
            double top1,
            double top5) {}

    /// Table 6: the branches beside the depthwise convolution of RepGhostNet 0.5×.
    public record Branches(String variant, double top1, List<String> branches) {}

    /// Table 7: with and without the shortcut of the blocks.
    public record Shortcut(String model, String zooName, boolean shortcut, double top1, double latencyMs) {}

    public static List<OperatorTimes> table1() {
        return rows(
                "table1",
                row -> new OperatorTimes(
                        text(row, "operator"),
                        number(row, "batch1Ms"),
                        number(row, "batch2Ms"),
                        number(row, "batch8Ms"),
                        number(row, "batch32Ms")));
    }

    public static List<Layer> table2() {
        return rows(
                "table2",
                row -> new Layer(
                        text(row, "input"),
                        text(row, "operator"),
                        maybe(row, "middle", JsonNode::intValue),
                        row.path("out").intValue(),
                        maybe(row, "squeezeExcite", JsonNode::booleanValue),
                        maybe(row, "stride", JsonNode::intValue)));
    }

    public static List<Accuracy> table3() {
        return rows("table3", PaperTables::accuracy);
    }

    public static List<Detection> table4() {
        return rows(
                "table4",
                row -> new Detection(
                        text(row, "backbone"),
                        number(row, "backboneLatencyMs"),
                        number(row, "retinaNetLatencyS"),
                        number(row, "retinaNetBoxMap"),
                        number(row, "maskRcnnBoxMap"),
                        number(row, "maskRcnnMaskMap")));
    }

    public static List<ResNet> table5() {
        return rows(
                "table5",
                row -> new ResNet(
                        text(row, "model"),
                        number(row, "paramsM"),
                        number(row, "multiplyAddsG"),
                        number(row, "mnnLatencyMs"),
                        number(row, "tensorRtLatencyMs"),
                        number(row, "top1"),
                        number(row, "top5")));
    }

    public static List<Branches> table6() {
        return rows(
                "table6",
                row -> new Branches(
                        text(row, "variant"),
                        number(row, "top1"),
                        elements(row.path("branches")).map(JsonNode::textValue).toList()));
    }

    public static List<Shortcut> table7() {
        return rows(
                "table7",
                row -> new Shortcut(
                        text(row, "model"),
                        text(row, "zooName"),
                        row.path("shortcut").booleanValue(),
                        number(row, "top1"),
                        number(row, "latencyMs")));
    }

    /// RepGhostNet 0.8× and 2.0×: in the authors' README, not in Table 3.
    public static List<Accuracy> readme() {
        return rows("readme", PaperTables::accuracy);
    }

    /// The published row of a network of ours, from Table 3 or the README.
    public static Optional<Accuracy> published(String zooName) {
        return Stream.concat(table3().stream(), readme().stream())
                .filter(row -> row.zooName().equals(Optional.of(zooName)))
                .findFirst();
    }

    private static Accuracy accuracy(JsonNode row) {
        return new Accuracy(
                text(row, "model"),
                maybe(row, "zooName", JsonNode::textValue),
                maybe(row, "flopsLevel", JsonNode::intValue),
                number(row, "paramsM"),
                number(row, "multiplyAddsM"),
                maybe(row, "latencyMs", JsonNode::doubleValue),
                number(row, "top1"),
                maybe(row, "top5", JsonNode::doubleValue));
    }

    private static <T> List<T> rows(String table, Function<JsonNode, T> row) {
        return elements(TABLES.path(table)).map(row).toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String text(JsonNode row, String field) {
        return row.required(field).textValue();
    }

    private static double number(JsonNode row, String field) {
        return row.required(field).doubleValue();
    }

    private static <T> Optional<T> maybe(JsonNode row, String field, Function<JsonNode, T> value) {
        return Optional.ofNullable(row.get(field)).map(value);
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper().readTree(Resources.text("paper-tables.json"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
