package ghostlens.app.open;

import ghostlens.model.Problem;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import ghostlens.model.run.Engine;
import ghostlens.model.run.PlanOptions;
import ghostlens.model.run.Session;
import ghostlens.model.run.StepListener;
import ghostlens.model.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// A network that tells pictures apart, ready to run in the form that its weights have and fused.
public final class Classifier implements AutoCloseable {
    private static final int COLOURS = 3;

    private final SequencedMap<Form, Session> sessions = new LinkedHashMap<>();

    /// Plans for batch 1 at the network's own size.
    ///
    /// @param form what it is compared with; where the network is there already, it runs by itself
    /// @throws Problem if it is no classifier of pictures, or comes after the form
    public Classifier(OpenNetwork source, Form form, Engine engine) {
        requirePictures(source);
        for (var network : formsOf(source, form)) {
            sessions.put(
                    network.form(), engine.plan(network, PlanOptions.DEFAULT).open());
        }
    }

    private static List<Network> formsOf(OpenNetwork source, Form form) {
        return Stream.of(source, source.inForm(form))
                .map(OpenNetwork::network)
                .distinct()
                .toList();
    }

    /// @throws Problem if it cannot be run, takes no pictures of three colours, or tells no classes apart
    public static void requirePictures(OpenNetwork opened) {
        opened.requireRunnable();
        var network = opened.network();
        var graph = network.graph();
        var input = opened.inputShape();
        boolean takesPictures = input.rank() == 4 && input.channels() == COLOURS;
        boolean tellsClasses = graph.outputs().size() == 1
                && graph.node(graph.outputs().getFirst()).shape().rank() == 2;
        if (!takesPictures || !tellsClasses) {
            throw new Problem(
                    "%s does not tell pictures apart: it takes an input of %s and gives %s; open a network with a classifier."
                            .formatted(
                                    network.name(),
                                    input,
                                    graph.node(graph.outputs().getFirst()).shape()));
        }
    }

    /// @param input one picture
    public Classification classify(Tensor input) {
        var logits = new LinkedHashMap<Form, Tensor>();
        sessions.forEach((form, session) -> logits.put(
                form, session.run(input, StepListener.NONE).firstEntry().getValue()));
        return Classification.of(logits);
    }

    @Override
    public void close() {
        sessions.sequencedValues().forEach(Session::close);
    }
}
