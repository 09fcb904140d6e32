package ghostlens.app.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ghostlens.model.Problem;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import ghostlens.model.zoo.Zoo;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkOpenerTest {
    private static final String NAME = "repghostnet-0.5x";

    @TempDir
    private Path folder;

    @Test
    void openMakesTheFormAskedFor() {
        assertThat(batchNorms(Form.TRAINING)).isEqualTo(112);
        assertThat(batchNorms(Form.DEPLOY)).isEqualTo(48);
        assertThat(batchNorms(Form.INFERENCE)).isZero();
    }

    private static long batchNorms(Form form) {
        var network = NetworkOpener.open(OpenRequest.of(NAME, form)).network();
        assertThat(network.form()).isEqualTo(form);
        return network.graph().count(Op.BatchNorm.class);
    }

    @Test
    void openTakesTheClassesFromTheWeights() {
        var file = weights(Form.TRAINING);

        var network = NetworkOpener.open(request(Form.INFERENCE, file)).network();

        var output = network.graph().outputs().getFirst();
        assertThat(network.graph().node(output).shape()).isEqualTo(TensorShape.of(1, 1000));
    }

    @Test
    void openSaysThatAnEarlierFormCannotBeMade() {
        var file = weights(Form.DEPLOY);

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> NetworkOpener.open(request(Form.TRAINING, file)))
                .withMessageContaining("deploy form")
                .withMessageContaining("training form");
        assertThat(NetworkOpener.source(request(Form.TRAINING, file)).network().form())
                .isEqualTo(Form.DEPLOY);
    }

    private Path weights(Form form) {
        var network = NetworkOpener.open(OpenRequest.of(NAME, form)).network();
        var tensors = new LinkedHashMap<String, Tensor>();
        TestFiles.named(network.weights()).forEach((name, tensor) -> tensors.put(official(form, name), tensor));
        return TestFiles.safetensors(folder.resolve("w.safetensors"), tensors);
    }

    /// The authors' conversion leaves one convolution where a sequence was, and so one part less in its name.
    private static String official(Form form, String name) {
        return form == Form.TRAINING ? name : name.replace(".cheap_operation.0.", ".cheap_operation.");
    }

    private static OpenRequest request(Form form, Path weights) {
        return OpenRequest.of(NAME, form).withWeights(Optional.of(weights));
    }

    @Test
    void openGivesTheNetworkTheInputAskedFor() {
        var shape = TensorShape.of(3, 3, 64, 32);

        var request = OpenRequest.of(NAME, Form.TRAINING).withInput(Optional.of(shape));

        assertThat(NetworkOpener.open(request).inputShape()).isEqualTo(shape);
    }

    @Test
    void withInputRefusesWhatTheMachineCannotHold() {
        var network = NetworkOpener.open(OpenRequest.of(NAME, Form.TRAINING));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> network.withInput(TensorShape.of(1_000_000, 3, 224, 224)))
                .withMessageContaining("GiB");
    }

    @Test
    void openGivesTheNetworkTheClassesAskedFor() {
        var request = OpenRequest.of(NAME, Form.INFERENCE).withClasses(Optional.of(7));

        var graph = NetworkOpener.open(request).network().graph();

        assertThat(graph.node(graph.outputs().getFirst()).shape()).isEqualTo(TensorShape.of(1, 7));
    }

    @Test
    void classesThatTheWeightsDoNotHoldAreRefused() {
        var request = request(Form.TRAINING, weights(Form.TRAINING)).withClasses(Optional.of(7));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> NetworkOpener.open(request))
                .withMessageContaining("1,000 classes apart, not 7");
    }

    @Test
    void deployIsInferenceWhereTheAuthorsFoldEverything() {
        var deploy =
                NetworkOpener.open(OpenRequest.of("mobileone-s1", Form.DEPLOY)).network();

        assertThat(deploy.form()).isEqualTo(Form.DEPLOY);
        assertThat(deploy.graph()).isEqualTo(Zoo.find("mobileone-s1").graph(Form.INFERENCE));
    }
}
