package ghostlens.app.report;

import ghostlens.app.panel.Numbers;
import ghostlens.model.graph.Op;
import java.util.List;
import java.util.stream.Collectors;

/// The top of the page: what this is, and the three numbers that the rest explains.
final class Opening {
    private Opening() {}

    /// A number and what it says.
    private record Fact(String number, String words) {
        private String html() {
            return "<div><b>%s</b><span>%s</span></div>%n".formatted(Html.escape(number), Html.escape(words));
        }
    }

    static String html(Findings findings) {
        var trace = findings.trace();
        var training = findings.profiles().getFirst();
        var inference = findings.profiles().get(1);
        var facts = List.of(
                new Fact(
                        "%d → %d"
                                .formatted(
                                        trace.before().graph().count(Op.BatchNorm.class),
                                        trace.after().graph().count(Op.BatchNorm.class)),
                        "BatchNorms in RepGhostNet 1.0× before and after folding"),
                new Fact(
                        "%s → %s ms"
                                .formatted(
                                        Numbers.millis(training.total().median()),
                                        Numbers.millis(inference.total().median())),
                        "for one image on this machine, training form and inference form"),
                new Fact(
                        Numbers.small(findings.equivalence().output().largestRelative()),
                        "largest difference of the outputs, relative to their scale"));
        return """
                <header>
                <h1>Ghostlens report</h1>
                <p>The networks of “RepGhost: A Hardware-Efficient Ghost Module via Re-parameterization”
                (arXiv 2211.06088), drawn, folded, compared and timed on this machine.</p>
                <div class="facts">
                %s</div>
                </header>
                """.formatted(facts.stream().map(Fact::html).collect(Collectors.joining()));
    }
}
