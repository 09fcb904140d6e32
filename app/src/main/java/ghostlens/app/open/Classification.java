package ghostlens.app.open;

import ghostlens.fuse.check.Difference;
import ghostlens.model.net.Form;
import ghostlens.model.tensor.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// What a network in one or two of its forms says of a picture.
///
/// @param forms the one that the weights have, then the fused one where that is another
/// @param best the classes with the largest probabilities in the first form
/// @param difference of the outputs, before they become probabilities, where there are two forms
public record Classification(List<Form> forms, List<Guess> best, Optional<Difference> difference) {
    private static final int BEST = 5;

    public Classification {
        forms = List.copyOf(forms);
        best = List.copyOf(best);
    }

    /// @param label the class's number
    /// @param probabilities of this class, form by form
    public record Guess(int label, List<Double> probabilities) {
        public Guess {
            probabilities = List.copyOf(probabilities);
        }
    }

    /// @param areProbabilities whether the network ends in a softmax of its own
    static Classification of(SequencedMap<Form, Tensor> results, boolean areProbabilities) {
        var forms = List.copyOf(results.sequencedKeySet());
        var outputs = List.copyOf(results.sequencedValues());
        var probabilities = outputs.stream()
                .map(output -> areProbabilities ? output.toDoubles() : softmax(output))
                .toList();
        var best = IntStream.range(0, outputs.getFirst().size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> probabilities.getFirst()[i])
                        .reversed())
                .limit(BEST)
                .map(i -> new Guess(i, probabilities.stream().map(p -> p[i]).toList()))
                .toList();
        var difference = outputs.size() == 1
                ? Optional.<Difference>empty()
                : Optional.of(Difference.between(outputs.getFirst(), outputs.getLast()));
        return new Classification(forms, best, difference);
    }

    private static double[] softmax(Tensor logits) {
        var values = logits.toDoubles();
        double largest = DoubleStream.of(values).max().orElse(0);
        var powers = DoubleStream.of(values).map(v -> Math.exp(v - largest)).toArray();
        double sum = DoubleStream.of(powers).sum();
        return DoubleStream.of(powers).map(p -> p / sum).toArray();
    }
}
