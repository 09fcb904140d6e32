package ghostlens.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ghostlens.model.Problem;
import ghostlens.model.TestData;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.ReferenceEngine;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Checkpoint;
import ghostlens.model.weights.CheckpointReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckpointLoaderTest {
    private static final Variant SMALL = Zoo.find("repghostnet-0.5x");

    private static Tensor zeros(int... extents) {
        return Tensor.generate(TensorShape.of(extents), _ -> 0).toFloat32();
    }

    @Test
    void trainedWeightsBringTheirClasses() {
        var checkpoint = CheckpointReader.read(TestData.file("repghostnet-0.5x-fashion/state_dict.safetensors"));
        var network = CheckpointLoader.load(SMALL, checkpoint);
        assertThat(network.form()).isEqualTo(Form.TRAINING);
        assertThat(network.graph().node(new NodeId("classifier")).shape()).isEqualTo(TensorShape.of(1, 10));
        var name = "blocks.3.0.ghost1.cheap_operation.1.running_var";
        assertThat(network.weights()
                        .get(new NodeId("blocks.3.0.ghost1.cheap_operation.1"), "running_var")
                        .toFloats())
                .isEqualTo(checkpoint.tensors().getOrDefault(name, zeros(1)).toFloats());
    }

    @Test
    void trainedWeightsGivePyTorchsLogits() {
        var folder = "repghostnet-0.5x-fashion/";
        var reference =
                CheckpointReader.read(TestData.file(folder + "reference.npz")).tensors();
        var input = reference.getOrDefault("input", zeros(1));
        var expected = reference.getOrDefault("logits_f64", zeros(1));
        var network = CheckpointLoader.load(SMALL, CheckpointReader.read(TestData.file(folder + "state_dict.npz")))
                .withInputShape(input.shape());
        try (var session =
                new ReferenceEngine().plan(network, PlanOptions.DEFAULT).open()) {
            var logits = session.run(input, StepListener.NONE).firstEntry().getValue();
            assertThat(logits.shape()).isEqualTo(expected.shape());
            assertThat(logits.toDoubles()).containsExactly(expected.toDoubles(), within(1e-10));
        }
    }

    @ParameterizedTest
    @CsvSource({"TRAINING", "DEPLOY", "INFERENCE"})
    void everyFormIsToldByItsNames(Form form) {
        assertThat(load(tensors(SMALL, form, 3)).form()).isEqualTo(form);
    }

    @Test
    void namesMayStandBehindModule() {
        var prefixed = new LinkedHashMap<String, Tensor>();
        tensors(SMALL, Form.TRAINING, 3).forEach((name, tensor) -> prefixed.put("module." + name, tensor));
        assertThat(load(prefixed).graph().node(new NodeId("classifier")).shape().get(1))
                .isEqualTo(3);
    }

    @Test
    void aNameWithAndWithoutModuleIsRefused() {
        var tensors = tensors(SMALL, Form.TRAINING, 3);
        tensors.put("module.bn1.bias", zeros(8));
        assertRefused(tensors, "made.safetensors holds bn1.bias twice");
    }

    @Test
    void batchCountsArePassedOver() {
        var tensors = tensors(SMALL, Form.TRAINING, 3);
        tensors.put("bn1.num_batches_tracked", zeros());
        assertThat(load(tensors).form()).isEqualTo(Form.TRAINING);
    }

    @Test
    void whatDoesNotFitIsListedByName() {
        var tensors = tensors(SMALL, Form.TRAINING, 3);
        tensors.remove("bn1.weight");
        tensors.put("conv_stem.weight", zeros(16, 3, 3, 3));
        tensors.put("extra.bias", zeros(3));
        assertRefused(
                tensors,
                "made.safetensors does not fit RepGhostNet 0.5× in its training form (missing: bn1.weight; "
                        + "misshapen: conv_stem.weight is 16×3×3×3, not 8×3×3×3; surplus: extra.bias).");
    }

    @Test
    void missingTensorsOfTheDeployFormHaveTheirOfficialNames() {
        var tensors = tensors(SMALL, Form.DEPLOY, 3);
        tensors.remove("blocks.0.0.ghost1.cheap_operation.bias");
        assertRefused(tensors, "deploy form (missing: blocks.0.0.ghost1.cheap_operation.bias).");
    }

    @Test
    void longListsAreCutShort() {
        var tensors = tensors(SMALL, Form.TRAINING, 3);
        for (int i = 0; i < 12; i++) {
            tensors.put("extra." + i, zeros(1));
        }
        assertRefused(tensors, "surplus: extra.0, extra.1, extra.2, extra.3, extra.4 and 7 more");
    }

    @Test
    void anotherNetworkOfTheZooIsNamed() {
        var tensors = tensors(Zoo.find("ghostnet-1.0x"), Form.TRAINING, 10);
        assertRefused(tensors, "; it fits GhostNet 1.0× (ghostnet-1.0x).");
    }

    @Test
    void nothingFitsWithoutTensors() {
        assertRefused(new LinkedHashMap<>(), "missing: conv_stem.weight");
    }

    private static Network load(Map<String, Tensor> tensors) {
        return CheckpointLoader.load(SMALL, new Checkpoint("made.safetensors", tensors));
    }

    private static void assertRefused(Map<String, Tensor> tensors, String sentence) {
        assertThatThrownBy(() -> load(tensors)).isInstanceOf(Problem.class).hasMessageContaining(sentence);
    }

    private static Map<String, Tensor> tensors(Variant variant, Form form, int classes) {
        var tensors = new LinkedHashMap<String, Tensor>();
        for (var node :
                variant.definition().graph(form, variant.input(), classes).nodes()) {
            boolean merged = form != Form.TRAINING && node.id().path().endsWith("cheap_operation.0");
            var prefix = merged ? node.id().group() : node.id().path();
            node.op()
                    .weights()
                    .forEach(s ->
                            tensors.put(prefix + "." + s.name(), zeros(s.shape().toArray())));
        }
        return tensors;
    }
}
