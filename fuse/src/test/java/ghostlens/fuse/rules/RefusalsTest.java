package ghostlens.fuse.rules;

import static ghostlens.fuse.Nets.ADD;
import static ghostlens.fuse.Nets.RELU;
import static ghostlens.fuse.Nets.conv;
import static ghostlens.fuse.Nets.depthwise;
import static ghostlens.fuse.Nets.id;
import static ghostlens.fuse.Nets.norm;
import static ghostlens.fuse.Nets.plain;
import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.fuse.Nets;
import ghostlens.fuse.Outcome.Blocked;
import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Window;
import ghostlens.model.net.Network;
import ghostlens.model.tensor.TensorShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must not be fused: each graph is left as it is, at any price, and the sentence says why.
class RefusalsTest {
    private static final TensorShape SHAPE = TensorShape.of(1, 2, 6, 6);
    private static final Op CONV = conv(2, 2, 3, 1, 1);
    private static final Op POINT = conv(2, 2, 1, 1, 1);

    /// @param reason a part of the sentence
    record Case(String rule, String node, String culprit, String reason, Network network) {
        @Override
        public String toString() {
            return rule + ": " + reason;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                refused(
                        "conv + batch norm",
                        "bn",
                        "relu",
                        "conv is also read by relu, so its values before bn",
                        net().add("conv", CONV, "x")
                                .add("bn", norm(2), "conv")
                                .add("relu", RELU, "conv")
                                .seeded("bn", "relu")),
                refused(
                        "conv + batch norm",
                        "bn",
                        "conv",
                        "conv is an output of the network, so its values before bn",
                        net().add("conv", CONV, "x").add("bn", norm(2), "conv").seeded("bn", "conv")),
                refused(
                        "conv + batch norm",
                        "head.@P3.bn",
                        "head.@P4.conv",
                        "shares its weights with head.@P4.conv",
                        net().add("head.@P3.conv", depthwise(2, 3, 1), "x")
                                .add("head.@P3.bn", norm(2), "head.@P3.conv")
                                .add("relu", RELU, "x")
                                .add("head.@P4.conv", depthwise(2, 3, 1), "relu")
                                .seeded("head.@P3.bn", "head.@P4.conv")),
                refused(
                        "conv + batch norm",
                        "bn",
                        "bn",
                        "no usable statistics: channel 1 has a mean of 0.0 and a variance of -1.0",
                        statistics(
                                net().add("conv", CONV, "x").add("bn", norm(2), "conv"),
                                "bn",
                                new double[] {0, 0},
                                new double[] {1, -1})),
                refused(
                        "conv + batch norm",
                        "bn",
                        "bn",
                        "channel 0 has a mean of NaN",
                        statistics(
                                net().add("conv", CONV, "x").add("bn", norm(2), "conv"),
                                "bn",
                                new double[] {Double.NaN, 0},
                                new double[] {1, 1})),
                refused(
                        "conv + batch norm",
                        "bn",
                        "bn",
                        "normalizes by the batch it is given, as in training, and what changes with the batch",
                        net().add("conv", CONV, "x")
                                .add("bn", inTraining(), "conv")
                                .seeded("bn")),
                refused(
                        "conv + batch norm",
                        "bn",
                        "relu",
                        "ReLU relu stands between the convolution and the batch norm bn",
                        net().add("conv", CONV, "x")
                                .add("relu", RELU, "conv")
                                .add("bn", norm(2), "relu")
                                .seeded("bn")),
                refused(
                        "batch norm + conv",
                        "conv",
                        "conv",
                        "conv pads its input with zeros, where one convolution of both would see what bn adds",
                        net().add("bn", norm(2), "x").add("conv", CONV, "bn").seeded("conv")),
                refused(
                        "batch norm + conv",
                        "conv",
                        "relu",
                        "bn is also read by relu, so its values before conv",
                        net().add("bn", norm(2), "x")
                                .add("conv", POINT, "bn")
                                .add("relu", RELU, "bn")
                                .seeded("conv", "relu")),
                refused(
                        "batch norm + conv",
                        "conv",
                        "bn",
                        "bn is an output of the network, so its values before conv",
                        net().add("bn", norm(2), "x").add("conv", POINT, "bn").seeded("conv", "bn")),
                refused(
                        "consecutive batch norms",
                        "b",
                        "relu",
                        "a is also read by relu, so its values before b",
                        net().add("a", norm(2), "x")
                                .add("b", norm(2), "a")
                                .add("relu", RELU, "a")
                                .seeded("b", "relu")),
                refused(
                        "convolutions in sequence",
                        "b",
                        "relu",
                        "convolution a is also read by relu, so its values before b",
                        net().add("a", CONV, "x")
                                .add("b", POINT, "a")
                                .add("relu", RELU, "a")
                                .seeded("b", "relu")),
                refused(
                        "convolutions in sequence",
                        "b",
                        "b",
                        "b pads its input with zeros, where one convolution of both would see what a adds to every value",
                        net().add("a", POINT, "x").add("b", CONV, "a").seeded("b")),
                refused(
                        "convolutions in sequence",
                        "b",
                        "b",
                        "b pads its input with zeros, where one convolution of both would see what a computes beyond",
                        net().add("a", CONV, "x").add("b", CONV, "a").seeded("b")),
                refused(
                        "convolutions in sequence",
                        "b",
                        "b",
                        "convolution a strides, so the zeros around the map of b",
                        net().add("a", plain(2, 2, Window.square(1, 2)), "x")
                                .add("b", CONV, "a")
                                .seeded("b")),
                refused(
                        "convolutions in sequence",
                        "head.@P4.a",
                        "head.@P4.a",
                        "head.@P3.a shares its weights with head.@P4.a",
                        net().add("head.@P3.a", POINT, "x")
                                .add("head.@P4.a", POINT, "head.@P3.a")
                                .seeded("head.@P4.a")),
                refused(
                        "convolutions in sequence",
                        "conv",
                        "pool",
                        "pool divides by fewer values at the border",
                        net().add("pool", uneven(), "x")
                                .add("conv", POINT, "pool")
                                .seeded("conv")),
                refused(
                        "identity branch",
                        "add",
                        "relu",
                        "conv is also read by relu, so its values before add",
                        net().add("conv", CONV, "x")
                                .add("add", ADD, "conv", "x")
                                .add("relu", RELU, "conv")
                                .seeded("add", "relu")),
                refused(
                        "identity branch",
                        "add",
                        "conv",
                        "conv is an output of the network, so its values before add",
                        net().add("conv", CONV, "x")
                                .add("add", ADD, "conv", "x")
                                .seeded("add", "conv")),
                refused(
                        "identity branch",
                        "add",
                        "add",
                        "conv is read twice by add",
                        net().add("conv", CONV, "x")
                                .add("add", ADD, "conv", "conv", "x")
                                .seeded("add")),
                refused(
                        "identity branch",
                        "add",
                        "relu",
                        "ReLU relu stands between the convolution and the sum",
                        net().add("conv", CONV, "x")
                                .add("relu", RELU, "conv")
                                .add("add", ADD, "relu", "x")
                                .seeded("add")),
                refused(
                        "identity branch",
                        "add",
                        "conv",
                        "conv strides, so none of its taps sees every value that x",
                        Nets.over(1, 2, 2, 2)
                                .add("conv", new Op.Conv2d(2, 2, new Window(2, 2, 2, 2, 1, 1), 2, true), "x")
                                .add("add", ADD, "conv", "x")
                                .seeded("add")),
                refused(
                        "parallel convolutions",
                        "add",
                        "b",
                        "a and b step over their input with different strides, so their taps",
                        Nets.over(1, 2, 2, 2)
                                .add("a", new Op.Conv2d(2, 2, new Window(2, 2, 2, 2, 1, 1), 2, true), "x")
                                .add("b", depthwise(2, 1, 1), "x")
                                .add("add", ADD, "a", "b")
                                .seeded("add")),
                refused(
                        "parallel convolutions",
                        "add",
                        "head.@P4.b",
                        "head.@P3.b shares its weights with head.@P4.b, which would change too",
                        net().add("head.@P3.b", CONV, "x")
                                .add("head.@P4.b", CONV, "x")
                                .add("add", ADD, "head.@P3.b", "head.@P4.b")
                                .seeded("add")),
                refused(
                        "batch norm branch",
                        "add",
                        "bn",
                        "channel 0 has a mean of 0.0 and a variance of -2.0",
                        statistics(
                                net().add("conv", CONV, "x")
                                        .add("bn", norm(2), "x")
                                        .add("add", ADD, "conv", "bn"),
                                "bn",
                                new double[2],
                                new double[] {-2, 1},
                                "add")),
                refused(
                        "linear branch",
                        "add",
                        "pool",
                        "pool divides by fewer values at the border than inside, and a kernel",
                        net().add("conv", CONV, "x")
                                .add("pool", uneven(), "x")
                                .add("add", ADD, "conv", "pool")
                                .seeded("add")),
                refused(
                        "stacked branches",
                        "concat",
                        "relu",
                        "b is also read by relu, so its values before concat",
                        net().add("a", CONV, "x")
                                .add("b", CONV, "x")
                                .add("concat", new Op.Concat(), "a", "b")
                                .add("relu", RELU, "b")
                                .seeded("concat", "relu")),
                refused(
                        "stacked branches",
                        "concat",
                        "b",
                        "step over their input with different strides, so one cannot do for both",
                        Nets.over(1, 2, 2, 2)
                                .add("a", new Op.Conv2d(2, 2, new Window(2, 2, 2, 2, 1, 1), 2, true), "x")
                                .add("b", depthwise(2, 1, 1), "x")
                                .add("concat", new Op.Concat(), "a", "b")
                                .seeded("concat")),
                refused(
                        "concat + conv",
                        "conv",
                        "relu",
                        "concat is also read by relu, so its values before conv",
                        net().add("y", RELU, "x")
                                .add("concat", new Op.Concat(), "x", "y")
                                .add("conv", conv(4, 2, 1, 1, 1), "concat")
                                .add("relu", RELU, "concat")
                                .seeded("conv", "relu")),
                refused(
                        "concat + conv",
                        "conv",
                        "conv",
                        "conv has 2 groups, and the parts of the concat concat need not end",
                        net().add("y", RELU, "x")
                                .add("concat", new Op.Concat(), "x", "y")
                                .add("conv", conv(4, 2, 1, 1, 2), "concat")
                                .seeded("conv")),
                refused(
                        "identity branch",
                        "concat",
                        "concat",
                        "concat keeps the features and their cheap copies side by side",
                        net().add("y", RELU, "x")
                                .add("cheap", depthwise(2, 3, 1), "y")
                                .add("concat", new Op.Concat(), "y", "cheap")
                                .seeded("concat")),
                refused(
                        "linear + batch norm",
                        "bn",
                        "fc",
                        "linear layer fc is an output of the network, so its values before pixels",
                        net().add("mean", new Op.GlobalAveragePool(), "x")
                                .add("flat", new Op.Flatten(), "mean")
                                .add("fc", new Op.Linear(2, 2, true), "flat")
                                .add("pixels", new Op.Unflatten(), "fc")
                                .add("bn", norm(2), "pixels")
                                .seeded("bn", "fc")),
                refused(
                        "parallel batch norms",
                        "add",
                        "relu",
                        "batch norm a is also read by relu, so its values before add",
                        net().add("a", norm(2), "x")
                                .add("add", ADD, "a", "x")
                                .add("relu", RELU, "a")
                                .seeded("add", "relu")));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void illegalGraphsStayAsTheyAreAndSayWhy(Case refused) {
        for (var rules : List.of(RuleSet.PAYING, RuleSet.ALL)) {
            var trace = Fusion.fuse(refused.network, rules, Integer.MAX_VALUE);
            assertThat(trace.after().graph()).isEqualTo(refused.network.graph());
            assertThat(trace.after().weights()).isSameAs(refused.network.weights());
            assertThat(trace.blocked()).anySatisfy(blocked -> {
                assertThat(blocked.rule()).isEqualTo(refused.rule);
                assertThat(blocked.node()).isEqualTo(id(refused.node));
                assertThat(blocked.culprit()).isEqualTo(id(refused.culprit));
                assertThat(blocked.reason()).contains(refused.reason).endsWith(".");
            });
        }
    }

    @Test
    void everyReasonIsOneOfItsOwn() {
        assertThat(cases().map(Case::reason)).hasSizeGreaterThanOrEqualTo(20).doesNotHaveDuplicates();
        assertThat(cases().flatMap(refused -> Fusion.fuse(refused.network).blocked().stream())
                        .map(Blocked::reason))
                .allMatch(reason -> reason.indexOf(". ") < 0, "is one sentence");
    }

    private static Case refused(String rule, String node, String culprit, String reason, Network network) {
        return new Case(rule, node, culprit, reason, network);
    }

    private static Nets net() {
        return Nets.over(1, 2, 6, 6);
    }

    private static Network statistics(Nets nets, String norm, double[] means, double[] variances) {
        return statistics(nets, norm, means, variances, norm);
    }

    private static Network statistics(Nets nets, String norm, double[] means, double[] variances, String output) {
        return Nets.with(nets.seeded(output), Map.of(norm, Map.of("running_mean", means, "running_var", variances)));
    }

    private static Op inTraining() {
        return new Op.Foreign(
                "BatchNormalization",
                "",
                new LinkedHashMap<>(),
                List.of(SHAPE),
                SHAPE,
                "normalizes by the batch it is given, as in training");
    }

    private static Op uneven() {
        return new MapOp.AveragePool(Window.square(3, 1), false);
    }
}
