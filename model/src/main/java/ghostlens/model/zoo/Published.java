package ghostlens.model.zoo;

import java.util.Optional;

/// What its authors, or the paper, print of a network; it reads like a row of the table:
/// `Published.in("Table 3").counts(4.1, 142).latency(62.2).accuracy(74.2, 91.5)`.
///
/// @param source where it is printed
/// @param parametersM millions
/// @param multiplyAddsM millions, printed as FLOPs
/// @param latencyMs on the paper's ARM phone
/// @param top1 ImageNet top-1 accuracy in percent
/// @param top5 ImageNet top-5 accuracy in percent
public record Published(
        String source,
        Optional<Double> parametersM,
        Optional<Double> multiplyAddsM,
        Optional<Double> latencyMs,
        Optional<Double> top1,
        Optional<Double> top5) {

    /// No number yet.
    public static Published in(String source) {
        return new Published(
                source, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Parameters and multiply-adds in millions.
    public Published counts(double parametersM, double multiplyAddsM) {
        return new Published(source, Optional.of(parametersM), Optional.of(multiplyAddsM), latencyMs, top1, top5);
    }

    /// Milliseconds on the paper's phone.
    public Published latency(double ms) {
        return new Published(source, parametersM, multiplyAddsM, Optional.of(ms), top1, top5);
    }

    /// Top-1 alone, where the top-5 accuracy is not printed.
    public Published accuracy(double first) {
        return new Published(source, parametersM, multiplyAddsM, latencyMs, Optional.of(first), Optional.empty());
    }

    /// Top-1 and top-5 in percent.
    public Published accuracy(double first, double fifth) {
        return new Published(source, parametersM, multiplyAddsM, latencyMs, Optional.of(first), Optional.of(fifth));
    }
}
