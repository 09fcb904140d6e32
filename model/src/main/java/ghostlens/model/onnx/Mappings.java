package ghostlens.model.onnx;

import ghostlens.model.graph.Op.Activation.Kind;
import ghostlens.model.onnx.Value.Origin;
import java.util.Optional;

/// Which of ONNX's operators become which of ours.
final class Mappings {
    private static final String STANDARD = "ai.onnx";

    private Mappings() {}

    static boolean isStandard(String domain) {
        return domain.isEmpty() || domain.equals(STANDARD);
    }

    /// Gives the site its outputs.
    ///
    /// @throws Unmapped if the engines cannot compute it
    static void map(Site site) {
        switch (site.type()) {
            case "Conv" -> Windows.conv(site);
            case "ConvTranspose" -> Windows.convTranspose(site);
            case "MaxPool" -> Windows.maxPool(site);
            case "AveragePool" -> Windows.averagePool(site);
            case "BatchNormalization" -> Elementwise.batchNorm(site);
            case "Relu" -> Elementwise.relu(site);
            case "Sigmoid" -> Elementwise.sigmoid(site);
            case "HardSigmoid" -> Elementwise.hardSigmoid(site);
            case "HardSwish" -> Elementwise.activation(site, Kind.HARD_SWISH);
            case "Swish" -> swish(site);
            case "Clip" -> Elementwise.clip(site);
            case "Add", "Sum" -> Elementwise.sum(site);
            case "Sub" -> Elementwise.difference(site);
            case "Mul" -> Elementwise.product(site);
            case "Div" -> Elementwise.quotient(site);
            case "Concat" -> Heads.concat(site);
            case "Split" -> Heads.split(site);
            case "Slice" -> Heads.slice(site);
            case "Gather" -> Shuffles.gather(site);
            case "Reshape" -> Reshapes.reshape(site);
            case "Transpose" -> Reshapes.transpose(site);
            case "Flatten" -> Reshapes.flatten(site);
            case "Squeeze" -> Reshapes.squeeze(site);
            case "Unsqueeze" -> Reshapes.unsqueeze(site);
            case "Gemm" -> Heads.gemm(site);
            case "Softmax" -> Heads.softmax(site);
            case "MatMul" -> Heads.product(site);
            case "GlobalAveragePool" -> Heads.globalAveragePool(site);
            case "ReduceMean" -> Heads.mean(site);
            case "Resize", "Upsample" -> Resizes.resize(site);
            case "Pad" -> pad(site);
            case "Identity" -> site.pass(site.input(0));
            case "Dropout" -> dropout(site);
            case "Cast" -> cast(site);
            case String _ -> throw new Unmapped("is no operator that the engines know");
        }
    }

    private static void swish(Site site) {
        if (site.attributes().real("alpha", 1) != 1) {
            throw new Unmapped("is a swish with a factor");
        }
        Elementwise.activation(site, Kind.SWISH);
    }

    private static void pad(Site site) {
        var border = Windows.border(site);
        if (border.sides().stream().anyMatch(side -> side > 0)) {
            throw new Unmapped("pads for something else than a convolution");
        }
        site.pass(border.x());
    }

    private static void dropout(Site site) {
        if (site.findConstant(2).map(c -> c.number() != 0).orElse(false)) {
            throw new Unmapped("drops values, as in training");
        }
        site.pass(site.input(0));
    }

    private static void cast(Site site) {
        var x = site.computed(0);
        if (ElementKind.of(Extents.small(site.attributes().integer("to", 0))) != ElementKind.REAL) {
            throw new Unmapped("makes whole numbers");
        }
        site.pass(x);
    }

    /// What makes a shown operator part of one behind it.
    static Optional<Origin> origin(Site site) {
        try {
            return switch (site.type()) {
                case "Reshape", "Transpose" -> Shuffles.origin(site);
                case "Add" -> Elementwise.raised(site);
                case "Pad" -> Optional.of(Windows.border(site));
                case String _ -> Optional.empty();
            };
        } catch (Unmapped _) {
            return Optional.empty();
        }
    }
}
