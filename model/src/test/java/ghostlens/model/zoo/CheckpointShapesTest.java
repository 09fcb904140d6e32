package ghostlens.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import ghostlens.model.TestData;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.weights.Checkpoint;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every tensor of the published checkpoints has its place, by name and shape, and no place is left empty.
class CheckpointShapesTest {

    @ParameterizedTest
    @CsvSource({
        "repghostnet-0.5x, repghost_official_0_5x",
        "repghostnet-0.58x, repghost_official_0_58x",
        "repghostnet-0.8x, repghost_official_0_8x",
        "repghostnet-1.0x, repghost_official_1_0x",
        "repghostnet-1.11x, repghost_official_1_11x",
        "repghostnet-1.3x, repghost_official_1_3x",
        "repghostnet-1.5x, repghost_official_1_5x",
        "repghostnet-2.0x, repghost_official_2_0x",
        "mobileone-s0, mobileone_official_s0",
        "mobileone-s1, mobileone_official_s1",
        "mobileone-s2, mobileone_official_s2",
        "mobileone-s3, mobileone_official_s3",
        "mobileone-s4, mobileone_official_s4"
    })
    void checkpointsOfBothFormsFit(String name, String file) throws IOException {
        assertFits(name, file + "_train", Form.TRAINING);
        assertFits(name, file + "_deploy", Form.DEPLOY);
    }

    @ParameterizedTest
    @CsvSource({
        "ghostnet-0.5x, ghostnet_official_0.5",
        "ghostnet-1.0x, ghostnet_official_1.0",
        "ghostnet-1.3x, ghostnet_official_1.3",
        "mobilenetv2-1.0x, torchvision_mobilenet_v2",
        "mobilenetv2-1.0x, dli14_mobilenetv2_1.0",
        "mobilenetv3-small-1.0x, torchvision_mobilenet_v3_small",
        "mobilenetv3-small-1.0x, dli14_mobilenetv3_small",
        "mobilenetv3-large-1.0x, torchvision_mobilenet_v3_large",
        "mobilenetv3-large-1.0x, dli14_mobilenetv3_large",
        "shufflenetv2-0.5x, megvii_shufflenetv2_0.5x",
        "shufflenetv2-1.0x, megvii_shufflenetv2_1.0x",
        "shufflenetv2-torchvision-0.5x, torchvision_shufflenet_v2_x0_5",
        "shufflenetv2-torchvision-1.0x, torchvision_shufflenet_v2_x1_0",
        "mnasnet-1.0x, torchvision_mnasnet1_0",
        "efficientnet-b0, torchvision_efficientnet_b0"
    })
    void checkpointsOfTheOneFormFit(String name, String file) throws IOException {
        assertFits(name, file, Form.TRAINING);
    }

    private static JsonNode shapes(String file) throws IOException {
        return new ObjectMapper()
                .readTree(TestData.file("checkpoint-shapes/" + file + ".json").toFile());
    }

    private static void assertFits(String name, String file, Form form) throws IOException {
        var json = shapes(file);
        var network = CheckpointLoader.load(Zoo.find(name), new Checkpoint(file, zeros(json)));
        assertThat(network.form()).isEqualTo(form);
        assertThat(network.graph().parameters()).isEqualTo(json.get("params").asLong());
    }

    private static Map<String, Tensor> zeros(JsonNode json) {
        var tensors = new LinkedHashMap<String, Tensor>();
        for (var entry : json.get("tensors")) {
            var extents = new int[entry.get(2).size()];
            for (int i = 0; i < extents.length; i++) {
                extents[i] = entry.get(2).get(i).asInt();
            }
            var shape = TensorShape.of(extents);
            tensors.put(entry.get(0).asText(), Tensor.of(shape, new float[Math.toIntExact(shape.elements())]));
        }
        return tensors;
    }
}
