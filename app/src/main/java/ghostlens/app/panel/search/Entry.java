package ghostlens.app.panel.search;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.graph.Window;
import java.util.List;
import java.util.Locale;

/// An operator with everything that a query may compare.
///
/// @param written path, operator and shape, as the window writes them
/// @param text the same in small letters
/// @param named path and operator, for regular expressions
/// @param kind the words for what it is, each after a blank
/// @param groups the path of its group between dots
/// @param extents of its output
/// @param kernel the longer side; not a number where it has none, as with the next two
/// @param parameters learned values
record Entry(
        Node node,
        String written,
        String text,
        String named,
        String kind,
        String groups,
        List<Integer> extents,
        double kernel,
        double stride,
        double convolutionGroups,
        double multiplyAdds,
        double parameters) {

    static Entry of(OpGraph graph, Node node) {
        var op = node.op();
        var written = node.id().path() + " " + op.label() + " " + node.shape();
        var facts = ConvolutionFacts.of(op);
        return new Entry(
                node,
                written,
                written.toLowerCase(Locale.ROOT),
                node.id().path() + " " + op.label(),
                kind(op),
                "." + node.id().group().toLowerCase(Locale.ROOT) + ".",
                node.shape().extents(),
                facts.kernel,
                facts.stride,
                facts.groups,
                graph.cost(node).multiplyAdds(),
                node.parameters());
    }

    private static String kind(Op op) {
        var more = switch (op.family()) {
            case DENSE_CONVOLUTION -> "convolution";
            case DEPTHWISE_CONVOLUTION -> "dw convolution conv";
            case NORMALIZATION -> "bn batchnorm normalization";
            case ACTIVATION -> "activation";
            case CONCAT -> "concatenation";
            case MULTIPLY -> "mul";
            case POOL_RESHAPE -> "pool reshape";
            case ADD, FOREIGN, INPUT_OUTPUT -> "";
        };
        return (" " + op.label() + " " + more).toLowerCase(Locale.ROOT);
    }

    double channels() {
        return extents.size() > 1 ? extents.get(1) : Double.NaN;
    }

    double height() {
        return extents.size() == 4 ? extents.get(2) : Double.NaN;
    }

    double width() {
        return extents.size() == 4 ? extents.get(3) : Double.NaN;
    }

    private record ConvolutionFacts(double kernel, double stride, double groups) {
        private static final ConvolutionFacts NONE = new ConvolutionFacts(Double.NaN, Double.NaN, Double.NaN);

        static ConvolutionFacts of(Op op) {
            return switch (op) {
                case Op.Conv2d conv -> of(conv.window(), conv.groups());
                case MapOp.MaxPool pool -> of(pool.window(), Double.NaN);
                case MapOp.AveragePool pool -> of(pool.window(), Double.NaN);
                case MapOp.ConvTranspose2d conv -> new ConvolutionFacts(conv.kernel(), conv.stride(), 1);
                case Op.Input _,
                        Op.BatchNorm _,
                        Op.Activation _,
                        Op.Add _,
                        Op.Multiply _,
                        Op.Concat _,
                        Op.Slice _,
                        Op.GlobalAveragePool _,
                        Op.Flatten _,
                        Op.Unflatten _,
                        Op.Softmax _,
                        Op.Linear _,
                        Op.Foreign _,
                        MapOp.Resize _,
                        MapOp.ChannelShuffle _ -> NONE;
            };
        }

        private static ConvolutionFacts of(Window window, double groups) {
            return new ConvolutionFacts(
                    Math.max(window.kernelHeight(), window.kernelWidth()),
                    Math.max(window.strideHeight(), window.strideWidth()),
                    groups);
        }
    }
}
