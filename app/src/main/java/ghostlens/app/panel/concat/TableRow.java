package ghostlens.app.panel.concat;

import ghostlens.assets.PaperTables;
import ghostlens.assets.Texts;
import ghostlens.model.measure.ConcatResult;
import ghostlens.model.measure.Contender;
import ghostlens.model.measure.Layout;
import ghostlens.model.measure.OperatorTimes;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// A row of Table 1: the paper's or this machine's, accumulated over all operators in milliseconds.
///
/// @param addOfInputs empty for the paper
record TableRow(String source, int batch, double concat, double add, OptionalDouble addOfInputs) {

    /// The paper's row of each batch size that it has, followed by what was measured there.
    static List<TableRow> of(ConcatResult result) {
        var measured = Stream.of(Layout.values())
                .flatMap(layout -> result.operators(layout).stream())
                .map(times -> measured(result.engine(), times));
        var batches = result.shares().stream().map(group -> group.batch()).toList();
        return Stream.concat(paper().filter(row -> batches.contains(row.batch)), measured)
                .sorted(Comparator.comparing(TableRow::batch))
                .toList();
    }

    private static TableRow measured(String engine, OperatorTimes times) {
        return new TableRow(
                engine + ", " + times.layout(),
                times.batch(),
                millis(times, Contender.CONCAT),
                millis(times, Contender.ADD),
                OptionalDouble.of(millis(times, Contender.ADD_OF_INPUTS)));
    }

    private static double millis(OperatorTimes times, Contender contender) {
        return times.sum(contender).medianNs() / 1e6;
    }

    private static Stream<TableRow> paper() {
        return Stream.of(
                paper(1, PaperTables.OperatorTimes::batch1Ms),
                paper(2, PaperTables.OperatorTimes::batch2Ms),
                paper(8, PaperTables.OperatorTimes::batch8Ms),
                paper(32, PaperTables.OperatorTimes::batch32Ms));
    }

    private static TableRow paper(int batch, ToDoubleFunction<PaperTables.OperatorTimes> millis) {
        var rows = PaperTables.table1();
        return new TableRow(
                Texts.get("concat-add.paper"),
                batch,
                millis.applyAsDouble(rows.getFirst()),
                millis.applyAsDouble(rows.getLast()),
                OptionalDouble.empty());
    }

    /// How many times as long a concat takes as an add.
    double ratio() {
        return concat / add;
    }

    /// The same for an add of the concat's inputs; not a number for the paper.
    double inputsRatio() {
        return concat / addOfInputs.orElse(Double.NaN);
    }
}
