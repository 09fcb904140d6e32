package ghostlens.app.open;

import ghostlens.model.Problem;
import ghostlens.model.graph.Op;
import ghostlens.model.net.Form;
import ghostlens.model.picture.Photo;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A network that tells pictures apart, ready to run in the form that its weights have and fused.
public final class Classifier implements AutoCloseable {
    private final SequencedMap<Form, Session> sessions = new LinkedHashMap<>();
    private final boolean endsInSoftmax;

    /// Plans for one picture of the network's own size.
    ///
    /// @param form what it is compared with; where the network is there already, it runs by itself
    /// @throws Problem if it is no classifier of pictures, cannot be run, or comes after the form
    public Classifier(OpenNetwork source, Form form, Engine engine) {
        requirePictures(source);
        var graph = source.network().graph();
        endsInSoftmax = graph.node(graph.outputs().getFirst()).op() instanceof Op.Softmax;
        var single = source.withInput(source.inputShape().with(0, 1));
        Stream.of(single.network(), single.inForm(form).network())
                .distinct()
                .forEach(network -> sessions.put(
                        network.form(),
                        engine.plan(network, PlanOptions.DEFAULT).open()));
    }

    /// @throws Problem if it takes no pictures of three colours, tells no classes apart, or cannot be run
    public static void requirePictures(OpenNetwork source) {
        source.requireRunnable();
        var graph = source.network().graph();
        var input = source.inputShape();
        var output = graph.node(graph.outputs().getFirst()).shape();
        boolean takesPictures = input.rank() == 4 && input.channels() == Photo.CHANNELS;
        boolean tellsClasses = graph.outputs().size() == 1 && output.rank() == 2;
        if (!takesPictures || !tellsClasses) {
            throw new Problem(
                    "%s does not tell pictures apart: it takes an input of %s and gives %s; open a network with a classifier."
                            .formatted(source.network().name(), input, output));
        }
    }

    /// How many classes it tells apart.
    public static int classes(OpenNetwork source) {
        var graph = source.network().graph();
        return graph.node(graph.outputs().getFirst()).shape().get(1);
    }

    /// @param input one picture
    public Classification classify(Tensor input) {
        var results = new LinkedHashMap<Form, Tensor>();
        sessions.forEach((form, session) -> results.put(
                form, session.run(input, StepListener.NONE).firstEntry().getValue()));
        return Classification.of(results, endsInSoftmax);
    }

    @Override
    public void close() {
        sessions.sequencedValues().forEach(Session::close);
    }
}
