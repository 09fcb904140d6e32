package ghostlens.app.cli;

import ghostlens.fuse.terms.ChannelTerms;
import ghostlens.fuse.terms.Tap;
import ghostlens.fuse.terms.Taps;
import ghostlens.fuse.terms.Term;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One channel's terms for programs, with every digit.
record ChannelResult(
        String network,
        String node,
        int channel,
        String input,
        List<Line> terms,
        List<Weight> kernel,
        double bias,
        double difference,
        @Nullable String note) {

    /// @param kernel weights that are not mentioned are 0
    record Line(
            int number,
            String kind,
            String node,
            String rule,
            String formula,
            List<Integer> operands,
            List<Term.Given> givens,
            List<Weight> kernel,
            double bias) {}

    /// @param channel of the input
    /// @param row from the output's own position
    record Weight(int channel, int row, int column, double weight) {}

    static ChannelResult of(String network, ChannelTerms channel) {
        return new ChannelResult(
                network,
                channel.node().id().path(),
                channel.channel(),
                channel.input().path(),
                channel.terms().stream().map(ChannelResult::line).toList(),
                weights(channel.value()),
                channel.value().bias(),
                channel.difference(),
                channel.note().orElse(null));
    }

    private static Line line(Term term) {
        return new Line(
                term.number(),
                term.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                term.node().path(),
                term.rule(),
                term.formula(),
                term.operands(),
                term.givens(),
                weights(term.value()),
                term.value().bias());
    }

    private static List<Weight> weights(Taps taps) {
        return taps.weights().entrySet().stream()
                .map(entry -> weight(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Weight weight(Tap tap, double weight) {
        return new Weight(tap.channel(), tap.row(), tap.column(), weight);
    }
}
