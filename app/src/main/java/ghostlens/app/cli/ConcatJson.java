package ghostlens.app.cli;

import ghostlens.assets.PaperTables;
import ghostlens.model.measure.BatchShares;
import ghostlens.model.measure.ConcatResult;
import ghostlens.model.measure.Contender;
import ghostlens.model.measure.OperatorTimes;
import ghostlens.model.measure.ShapeTimes;
import ghostlens.model.measure.Shares;
import ghostlens.model.measure.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What `measure-concat --json` prints: for each engine its conditions, a column of Table 1 for each layout and batch,
/// and a group of Fig. 2 for each batch.
record ConcatJson(List<PaperTables.OperatorTimes> paperTable1, List<Measured> measured) {

    static ConcatJson of(List<ConcatResult> results) {
        return new ConcatJson(
                PaperTables.table1(), results.stream().map(ConcatJson::measured).toList());
    }

    record Measured(
            String network,
            String engine,
            String engineDescription,
            int threads,
            int runs,
            String machine,
            String java,
            List<Column> table1,
            List<Group> figure2) {}

    /// Accumulated over all operators.
    record Column(
            String layout,
            int batch,
            int operators,
            Times concat,
            Times add,
            Times addOfInputs,
            double concatOverAdd,
            double concatOverAddOfInputs,
            List<Shape> shapes) {}

    /// One operator of each kind.
    record Shape(List<Integer> input, List<Integer> output, int count, Times concat, Times add, Times addOfInputs) {}

    record Group(int batch, Network concat, Network add, double differencePoints) {}

    /// Shares by family, and that of the concats or the adds in their place, 0 to 1.
    record Network(long totalMedianNs, double joinShare, Map<String, Double> shares) {}

    private static Measured measured(ConcatResult result) {
        return new Measured(
                result.network(),
                result.engine(),
                result.engineDescription(),
                result.threads(),
                result.runs(),
                result.machine(),
                result.java(),
                result.operators().stream().map(ConcatJson::column).toList(),
                result.shares().stream().map(ConcatJson::group).toList());
    }

    private static Column column(OperatorTimes times) {
        return new Column(
                times.layout().name(),
                times.batch(),
                times.operators(),
                times.sum(Contender.CONCAT),
                times.sum(Contender.ADD),
                times.sum(Contender.ADD_OF_INPUTS),
                times.concatOver(Contender.ADD),
                times.concatOver(Contender.ADD_OF_INPUTS),
                times.shapes().stream().map(ConcatJson::shape).toList());
    }

    private static Shape shape(ShapeTimes times) {
        return new Shape(
                times.shape().input().extents(),
                times.shape().output().extents(),
                times.shape().count(),
                times.of(Contender.CONCAT),
                times.of(Contender.ADD),
                times.of(Contender.ADD_OF_INPUTS));
    }

    private static Group group(BatchShares shares) {
        return new Group(shares.batch(), network(shares.concat()), network(shares.add()), shares.differencePoints());
    }

    private static Network network(Shares shares) {
        var byFamily = new LinkedHashMap<String, Double>();
        shares.inOrder()
                .keySet()
                .forEach(family -> byFamily.put(family.name().toLowerCase(Locale.ROOT), shares.share(family)));
        return new Network(shares.totalNs(), shares.joinShare(), byFamily);
    }
}
