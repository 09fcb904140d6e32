package ghostlens.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import ghostlens.model.Problem;
import ghostlens.model.TestData;
import ghostlens.model.graph.NodeId;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.names.Naming;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognizerTest {
    private static final String FILE = "made.safetensors";

    @ParameterizedTest
    @CsvSource({
        "repghost_official_0_5x_train, repghostnet-0.5x, TRAINING, official",
        "repghost_official_0_5x_deploy, repghostnet-0.5x, DEPLOY, official",
        "repghost_official_0_58x_train, repghostnet-0.58x, TRAINING, official",
        "repghost_official_0_58x_deploy, repghostnet-0.58x, DEPLOY, official",
        "repghost_official_0_8x_train, repghostnet-0.8x, TRAINING, official",
        "repghost_official_0_8x_deploy, repghostnet-0.8x, DEPLOY, official",
        "repghost_official_1_0x_train, repghostnet-1.0x, TRAINING, official",
        "repghost_official_1_0x_deploy, repghostnet-1.0x, DEPLOY, official",
        "repghost_official_1_11x_train, repghostnet-1.11x, TRAINING, official",
        "repghost_official_1_11x_deploy, repghostnet-1.11x, DEPLOY, official",
        "repghost_official_1_3x_train, repghostnet-1.3x, TRAINING, official",
        "repghost_official_1_3x_deploy, repghostnet-1.3x, DEPLOY, official",
        "repghost_official_1_5x_train, repghostnet-1.5x, TRAINING, official",
        "repghost_official_1_5x_deploy, repghostnet-1.5x, DEPLOY, official",
        "repghost_official_2_0x_train, repghostnet-2.0x, TRAINING, official",
        "repghost_official_2_0x_deploy, repghostnet-2.0x, DEPLOY, official",
        "mobileone_official_s0_train, mobileone-s0, TRAINING, official",
        "mobileone_official_s0_deploy, mobileone-s0, DEPLOY, official",
        "mobileone_official_s1_train, mobileone-s1, TRAINING, official",
        "mobileone_official_s1_deploy, mobileone-s1, DEPLOY, official",
        "mobileone_official_s2_train, mobileone-s2, TRAINING, official",
        "mobileone_official_s2_deploy, mobileone-s2, DEPLOY, official",
        "mobileone_official_s3_train, mobileone-s3, TRAINING, official",
        "mobileone_official_s3_deploy, mobileone-s3, DEPLOY, official",
        "mobileone_official_s4_train, mobileone-s4, TRAINING, official",
        "mobileone_official_s4_deploy, mobileone-s4, DEPLOY, official",
        "ghostnet_official_0.5, ghostnet-0.5x, TRAINING, official",
        "ghostnet_official_1.0, ghostnet-1.0x, TRAINING, official",
        "ghostnet_official_1.3, ghostnet-1.3x, TRAINING, official",
        "torchvision_mobilenet_v2, mobilenetv2-1.0x, TRAINING, torchvision",
        "dli14_mobilenetv2_1.0, mobilenetv2-1.0x, TRAINING, d-li14",
        "torchvision_mobilenet_v3_small, mobilenetv3-small-1.0x, TRAINING, torchvision",
        "dli14_mobilenetv3_small, mobilenetv3-small-1.0x, TRAINING, d-li14",
        "torchvision_mobilenet_v3_large, mobilenetv3-large-1.0x, TRAINING, torchvision",
        "dli14_mobilenetv3_large, mobilenetv3-large-1.0x, TRAINING, d-li14",
        "megvii_shufflenetv2_0.5x, shufflenetv2-0.5x, TRAINING, megvii",
        "megvii_shufflenetv2_1.0x, shufflenetv2-1.0x, TRAINING, megvii",
        "torchvision_shufflenet_v2_x0_5, shufflenetv2-torchvision-0.5x, TRAINING, torchvision",
        "torchvision_shufflenet_v2_x1_0, shufflenetv2-torchvision-1.0x, TRAINING, torchvision",
        "torchvision_efficientnet_b0, efficientnet-b0, TRAINING, torchvision",
        "torchvision_mnasnet1_0, mnasnet-1.0x, TRAINING, torchvision"
    })
    void publishedCheckpointsAreRecognized(String file, String name, Form form, String source) throws IOException {
        var found = Recognizer.recognize(file, published(file));
        assertThat(found.variant().name()).isEqualTo(name);
        assertThat(found.form()).isEqualTo(form);
        assertThat(found.source().name()).isEqualTo(source);
        assertThat(found.classes()).isEqualTo(1000);
    }

    /// What would be written under the source's names is what the source has, but for the counts of batches.
    @ParameterizedTest
    @MethodSource("publishedFiles")
    void namesAndShapesLeadBackToTheSource(String file) throws IOException {
        var given = published(file);
        given.keySet().removeIf(name -> name.endsWith("num_batches_tracked"));
        var found = Recognizer.recognize(file, given);
        assertThat(named(found.graph(), found.source().naming())).isEqualTo(given);
    }

    static Stream<String> publishedFiles() {
        var files = TestData.file("checkpoint-shapes").toFile().list();
        return Stream.of(files == null ? new String[0] : files)
                .map(file -> file.replace(".json", ""))
                .sorted();
    }

    static Stream<Variant> variants() {
        return Zoo.variants().stream();
    }

    /// Under the names of each of its sources, in each form; where several networks have the same tensors, the note
    /// names
    /// it.
    @ParameterizedTest
    @MethodSource("variants")
    void everyVariantRecognizesItself(Variant variant) {
        for (var form : variant.forms()) {
            for (var source : variant.sources()) {
                var graph = source.definition().graph(form, variant.input(), variant.classes());
                var found = Recognizer.recognize(FILE, named(graph, source.naming()));
                boolean itself = found.graph().equals(graph);
                assertThat(itself || String.join(" ", found.notes()).contains(variant.name()))
                        .as(
                                "%s, %s, %s: %s %s",
                                variant.name(),
                                form,
                                source.name(),
                                found.variant().name(),
                                found.notes())
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repghostnet-0.73x",
                "ghostnet-2.2x",
                "ghostnetv2-1.3x",
                "mobilenetv2-1.4x",
                "mobilenetv3-large-1.25x",
                "mobilenetv3-small-0.5x",
                "mobilenext-0.9x",
                "proxylessnas-mobile-0.25x"
            })
    void widthsThatAreNotListedAreFound(String name) {
        var graph = Zoo.find(name).definition().graph(Form.TRAINING, TensorShape.of(1, 3, 64, 64), 7);
        var found = Recognizer.recognize(FILE, named(graph, Naming.OWN));
        assertThat(found.variant().name()).isEqualTo(name);
        assertThat(found.classes()).isEqualTo(7);
    }

    @Test
    void networksComputeAsTheirSourcesCodeDoes() {
        var norm = new NodeId("blocks.3.1.bn2");
        var activation = new NodeId("blocks.4.0.act2");
        var torchvision =
                recognizedFrom("mobilenetv3-large-1.0x", "torchvision").graph();
        assertThat(torchvision.node(norm).op()).isEqualTo(new Op.BatchNorm(200, 1e-3));
        assertThat(torchvision.node(activation).inputs()).containsExactly(new NodeId("blocks.4.0.bn2"));
        var dLi14 = recognizedFrom("mobilenetv3-large-1.0x", "d-li14").graph();
        assertThat(dLi14.node(norm).op()).isEqualTo(new Op.BatchNorm(200, 1e-5));
        assertThat(dLi14.node(activation).inputs()).containsExactly(new NodeId("blocks.4.0.se.multiply"));
    }

    private static Recognition recognizedFrom(String name, String source) {
        var variant = Zoo.find(name);
        var naming = variant.sources().stream()
                .filter(candidate -> candidate.name().equals(source))
                .findFirst()
                .orElseThrow()
                .naming();
        return Recognizer.recognize(FILE, named(variant.graph(Form.TRAINING), naming));
    }

    @Test
    void partlyFusedNetworksAreRecognized() {
        var variant = Zoo.find("repghostnet-0.5x");
        var tensors = named(variant.graph(Form.TRAINING), Naming.OWN);
        var folded = named(variant.graph(Form.INFERENCE), Naming.OWN);
        tensors.keySet().removeIf(name -> name.startsWith("blocks.3."));
        folded.forEach((name, shape) -> {
            if (name.startsWith("blocks.3.")) {
                tensors.put(name, shape);
            }
        });
        var found = Recognizer.recognize(FILE, tensors);
        assertThat(found.variant().name()).isEqualTo("repghostnet-0.5x");
        assertThat(found.notes()).contains("Partly fused: 9 of 112 BatchNorms are folded already.");
        assertThat(named(found.graph(), Naming.OWN)).isEqualTo(tensors);
    }

    @Test
    void officialConversionsSayWhatIsLeft() {
        var deploy = Zoo.find("repghostnet-1.0x").graph(Form.DEPLOY);
        assertThat(Recognizer.recognize(FILE, named(deploy, Naming.OWN)).notes())
                .contains("Branches are merged, and 48 BatchNorms are left, as the official conversion leaves them.");
    }

    @Test
    void whatDoesNotFitIsListedAndTheNearestNetworkNamed() {
        var tensors = named(Zoo.find("ghostnet-1.0x").graph(Form.TRAINING), Naming.OWN);
        tensors.remove("bn1.weight");
        tensors.put("conv_stem.weight", TensorShape.of(17, 3, 3, 3));
        tensors.put("extra", TensorShape.of(1));
        assertThatThrownBy(() -> Recognizer.recognize(FILE, tensors))
                .isInstanceOf(Problem.class)
                .hasMessage(
                        "made.safetensors is no network known here; nearest is GhostNet 1.0× in its training form "
                                + "(missing: bn1.weight; misshapen: conv_stem.weight is 17×3×3×3, not 16×3×3×3; surplus: extra).");
    }

    @Test
    void otherCheckpointsAreRefusedByTheirTensors() {
        var tensors = Map.of("encoder.wq", TensorShape.of(8, 8));
        assertThatThrownBy(() -> Recognizer.recognize(FILE, tensors))
                .hasMessage("made.safetensors is no network known here; its tensors are encoder.wq.");
    }

    private static SequencedMap<String, TensorShape> named(OpGraph graph, Naming naming) {
        var named = new LinkedHashMap<String, TensorShape>();
        for (var node : graph.nodes()) {
            node.op().weights().forEach(slot -> named.put(naming.name(node, slot), naming.shape(node, slot)));
        }
        return named;
    }

    private static SequencedMap<String, TensorShape> published(String file) throws IOException {
        var json = new ObjectMapper()
                .readTree(TestData.file("checkpoint-shapes/" + file + ".json").toFile());
        var shapes = new LinkedHashMap<String, TensorShape>();
        for (var tensor : json.get("tensors")) {
            var extents = new int[tensor.get(2).size()];
            for (int i = 0; i < extents.length; i++) {
                extents[i] = tensor.get(2).get(i).asInt();
            }
            shapes.put(tensor.get(0).asText(), TensorShape.of(extents));
        }
        return shapes;
    }
}
