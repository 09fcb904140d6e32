package ghostlens.app.panel.equivalence;

import ghostlens.fuse.Trace;
import java.util.List;
import java.util.stream.IntStream;

/// One step of a rewriting, as the list shows it.
public record FusedStep(int position, String rule, String site, String explanation) {

    /// The steps of a trace in their order.
    public static List<FusedStep> of(Trace trace) {
        return IntStream.range(0, trace.steps().size())
                .mapToObj(i -> of(i + 1, trace.steps().get(i)))
                .toList();
    }

    private static FusedStep of(int position, Trace.Step step) {
        var rewrite = step.rewrite();
        return new FusedStep(position, rewrite.rule(), rewrite.site().path(), rewrite.explanation());
    }
}
