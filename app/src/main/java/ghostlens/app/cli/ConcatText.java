package ghostlens.app.cli;

import ghostlens.app.panel.Numbers;
import ghostlens.assets.PaperTables;
import ghostlens.model.graph.Family;
import ghostlens.model.measure.BatchShares;
import ghostlens.model.measure.ConcatResult;
import ghostlens.model.measure.Contender;
import ghostlens.model.measure.Layout;
import ghostlens.model.measure.OperatorTimes;
import ghostlens.model.measure.Shares;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What `measure-concat` prints for people.
final class ConcatText {
    private ConcatText() {}

    static String of(List<ConcatResult> results) {
        return paper()
                + String.join("", results.stream().map(ConcatText::measured).toList());
    }

    private static String paper() {
        var table = new Table("Table 1 as the paper printed it, ms", ">batch 1", ">2", ">8", ">32");
        for (var row : PaperTables.table1()) {
            table.row(
                    row.operator(),
                    twoDigits(row.batch1Ms()),
                    twoDigits(row.batch2Ms()),
                    twoDigits(row.batch8Ms()),
                    twoDigits(row.batch32Ms()));
        }
        var rows = PaperTables.table1();
        table.row(
                "Concatenation : Add",
                ratio(rows, PaperTables.OperatorTimes::batch1Ms),
                ratio(rows, PaperTables.OperatorTimes::batch2Ms),
                ratio(rows, PaperTables.OperatorTimes::batch8Ms),
                ratio(rows, PaperTables.OperatorTimes::batch32Ms));
        return table.toString();
    }

    private static String ratio(
            List<PaperTables.OperatorTimes> rows, ToDoubleFunction<PaperTables.OperatorTimes> batch) {
        return twoDigits(batch.applyAsDouble(rows.getFirst()) / batch.applyAsDouble(rows.getLast()));
    }

    private static String measured(ConcatResult result) {
        return "%n%s on %s: %s, %s, %d runs%n%s, Java %s%n%n%s%n%s"
                .formatted(
                        result.network(),
                        result.engine(),
                        result.engineDescription(),
                        result.threads() == 1 ? "1 thread" : result.threads() + " threads",
                        result.runs(),
                        result.machine(),
                        result.java(),
                        table1(result),
                        figure2(result));
    }

    private static Table table1(ConcatResult result) {
        var table = new Table(
                "Table 1 here, ms, median (minimum)",
                ">batch",
                ">concat",
                ">add",
                ">add of the inputs",
                ">concat : add",
                ">concat : add of the inputs");
        for (var layout : Layout.values()) {
            result.operators(layout).forEach(times -> row(table, times));
        }
        return table;
    }

    private static void row(Table table, OperatorTimes times) {
        table.row(
                "%s, %d operators".formatted(times.layout(), times.operators()),
                String.valueOf(times.batch()),
                millis(times, Contender.CONCAT),
                millis(times, Contender.ADD),
                millis(times, Contender.ADD_OF_INPUTS),
                twoDigits(times.concatOver(Contender.ADD)),
                twoDigits(times.concatOver(Contender.ADD_OF_INPUTS)));
    }

    private static String millis(OperatorTimes times, Contender contender) {
        var sum = times.sum(contender);
        return "%s (%s)".formatted(Numbers.millis(sum.medianNs()), Numbers.millis(sum.minimumNs()));
    }

    private static Table figure2(ConcatResult result) {
        var table = new Table(
                "Fig. 2 here, share of the network in %",
                ">batch",
                ">concats, or adds in their place",
                ">dense",
                ">depthwise",
                ">activation",
                ">all adds",
                ">multiply",
                ">pool, reshape",
                ">all, ms");
        for (var group : result.shares()) {
            row(table, "with concats", group.batch(), group.concat());
            row(table, "with adds", group.batch(), group.add());
            difference(table, group);
        }
        return table;
    }

    private static void row(Table table, String network, int batch, Shares shares) {
        table.row(
                network,
                String.valueOf(batch),
                Numbers.percent(shares.joinShare()),
                share(shares, Family.DENSE_CONVOLUTION),
                share(shares, Family.DEPTHWISE_CONVOLUTION),
                share(shares, Family.ACTIVATION),
                share(shares, Family.ADD),
                share(shares, Family.MULTIPLY),
                share(shares, Family.POOL_RESHAPE),
                Numbers.millis(shares.totalNs()));
    }

    private static void difference(Table table, BatchShares group) {
        var points = "%+.1f".formatted(group.differencePoints());
        table.row("concat − add, points", String.valueOf(group.batch()), points, "", "", "", "", "", "", "");
    }

    private static String share(Shares shares, Family family) {
        return Numbers.percent(shares.share(family));
    }

    private static String twoDigits(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
