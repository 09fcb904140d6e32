package ghostlens.model.zoo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a network's graph must count to, at its default input and classes, as somebody else counted it.
///
/// @param by who counted: the official code, or the rule that reproduces what is printed
/// @param training parameters as trained
/// @param deploy parameters behind the authors' conversion
/// @param inference parameters with every BatchNorm folded
/// @param trainingMultiplyAdds of convolutions and linear layers
/// @param multiplyAdds the same in the deploy and inference forms
/// @param because one or more sentences where what is printed is another number
record ExactCounts(
        String name,
        String by,
        long training,
        long deploy,
        long inference,
        long trainingMultiplyAdds,
        long multiplyAdds,
        Optional<String> because) {

    static final List<ExactCounts> ALL = Stream.of(
                    GhostCounts.ALL, MobileCounts.ALL, ReparameterizedCounts.ALL, ResNetCounts.ALL)
            .flatMap(List::stream)
            .toList();

    /// Nothing counted yet.
    static ExactCounts of(String name, String by) {
        return new ExactCounts(name, by, 0, 0, 0, 0, 0, Optional.empty());
    }

    ExactCounts parameters(long inTraining, long inDeploy, long inInference) {
        return new ExactCounts(
                name, by, inTraining, inDeploy, inInference, trainingMultiplyAdds, multiplyAdds, because);
    }

    /// Of a network without branches.
    ExactCounts parameters(long unfolded, long folded) {
        return parameters(unfolded, unfolded, folded);
    }

    ExactCounts multiplyAdds(long inTraining, long inInference) {
        return new ExactCounts(name, by, training, deploy, inference, inTraining, inInference, because);
    }

    ExactCounts multiplyAdds(long inEveryForm) {
        return multiplyAdds(inEveryForm, inEveryForm);
    }

    ExactCounts because(String sentence) {
        return new ExactCounts(
                name, by, training, deploy, inference, trainingMultiplyAdds, multiplyAdds, Optional.of(sentence));
    }
}
