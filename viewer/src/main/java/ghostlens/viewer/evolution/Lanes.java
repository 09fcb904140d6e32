package ghostlens.viewer.evolution;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Where the boxes of a small graph stand: its longest path is a straight spine, cut into rows; branches run beside it
/// in lanes, the shortest nearest.
final class Lanes {
    private final SequencedMap<String, List<String>> before = new LinkedHashMap<>();
    private final Map<String, List<String>> after = new HashMap<>();
    private final Map<String, Spot> spots = new HashMap<>();
    private final Map<Entry<String, String>, Integer> bypasses = new HashMap<>();
    private final Map<Entry<String, String>, Integer> tracks = new HashMap<>();
    private final Map<Integer, List<Branch>> branches = new TreeMap<>();
    private final List<Entry<String, String>> edges;

    /// A box's place: a branch's boxes may stand between two columns.
    record Spot(int row, double column, int lane) {}

    /// What runs beside the spine from one column to another: boxes, or only a line.
    private record Branch(double from, double to, List<String> boxes, List<Entry<String, String>> lines) {
        boolean overlaps(Branch other) {
            return from < other.to && other.from < to;
        }
    }

    /// @param paths in execution order
    /// @param row the row of each path; along a path through the graph it only grows
    Lanes(List<String> paths, List<Entry<String, String>> edges, ToIntFunction<String> row) {
        this.edges = edges;
        paths.forEach(path -> before.put(path, new ArrayList<>()));
        edges.forEach(e -> {
            requireNonNull(before.get(e.getValue())).add(e.getKey());
            after.computeIfAbsent(e.getKey(), _ -> new ArrayList<>()).add(e.getValue());
        });
        placeSpine(row);
        paths.stream().filter(path -> !spots.containsKey(path)).forEach(this::placeBranch);
        edges.forEach(this::placeLine);
        branches.forEach(this::assignLanes);
    }

    private List<String> after(String path) {
        return after.getOrDefault(path, List.of());
    }

    private void placeSpine(ToIntFunction<String> rowOf) {
        int row = 0;
        int column = 0;
        for (var path : spine()) {
            int wanted = rowOf.applyAsInt(path);
            if (wanted > row) {
                row = wanted;
                column = 0;
            }
            spots.put(path, new Spot(row, column++, 0));
        }
    }

    private List<String> spine() {
        var depths = new HashMap<String, Integer>();
        before.forEach((path, inputs) -> depths.put(
                path,
                inputs.stream()
                        .mapToInt(i -> requireNonNull(depths.get(i)) + 1)
                        .max()
                        .orElse(0)));
        var spine = new ArrayList<String>();
        var ends = before.sequencedKeySet().stream().max(Comparator.comparingInt(depths::get));
        for (var end = ends; end.isPresent(); ) {
            var path = end.get();
            spine.addFirst(path);
            end = requireNonNull(before.get(path)).stream().max(Comparator.comparingInt(depths::get));
        }
        return spine;
    }

    /// The boxes from here on that lead nowhere else stand in one lane, evenly between where they come from and where
    /// they lead to.
    private void placeBranch(String first) {
        if (spots.containsKey(first)) {
            return;
        }
        var boxes = new ArrayList<>(List.of(first));
        for (var next = after(first); next.size() == 1 && isWithin(next.getFirst()); next = after(boxes.getLast())) {
            boxes.add(next.getFirst());
        }
        var end = after(boxes.getLast()).stream()
                .map(spots::get)
                .filter(spot -> spot != null)
                .findFirst();
        var start = requireNonNull(before.get(first)).stream()
                .map(spots::get)
                .filter(s -> s != null)
                .findFirst();
        int row = end.or(() -> start).map(Spot::row).orElse(0);
        double from = start.filter(s -> s.row() == row).map(Spot::column).orElse(-1.0);
        double to = end.map(Spot::column).orElse(from + boxes.size() + 1);
        boolean isFromAbove = start.filter(s -> s.row() < row).isPresent();
        for (int i = 0; i < boxes.size(); i++) {
            double column = from + (to - from) * (i + 1) / (boxes.size() + 1);
            spots.put(boxes.get(i), new Spot(row, isFromAbove ? Math.floor(column) : column, 0));
        }
        branch(row, new Branch(from, to, boxes, List.of()));
    }

    private boolean isWithin(String path) {
        return !spots.containsKey(path) && requireNonNull(before.get(path)).size() == 1;
    }

    private void branch(int row, Branch branch) {
        branches.computeIfAbsent(row, _ -> new ArrayList<>()).add(branch);
    }

    private void placeLine(Entry<String, String> edge) {
        var from = spot(edge.getKey());
        var to = spot(edge.getValue());
        if (from.row() != to.row()) {
            int gap = to.row() - 1;
            tracks.put(edge, (int) tracks.keySet().stream()
                    .filter(e -> spot(e.getValue()).row() - 1 == gap)
                    .count());
        } else if (isOnSpine(edge.getKey()) && isOnSpine(edge.getValue()) && to.column() - from.column() > 1) {
            branch(from.row(), new Branch(from.column(), to.column(), List.of(), List.of(edge)));
        }
    }

    private boolean isOnSpine(String path) {
        return branches.values().stream().flatMap(List::stream).noneMatch(branch -> branch.boxes.contains(path));
    }

    private void assignLanes(int row, List<Branch> inRow) {
        var taken = new ArrayList<List<Branch>>();
        inRow.stream().sorted(Comparator.comparingDouble(b -> b.to - b.from)).forEach(branch -> {
            int lane = IntStream.range(0, taken.size())
                    .filter(i -> taken.get(i).stream().noneMatch(branch::overlaps))
                    .findFirst()
                    .orElse(taken.size());
            if (lane == taken.size()) {
                taken.add(new ArrayList<>());
            }
            taken.get(lane).add(branch);
            branch.boxes.forEach(path -> spots.computeIfPresent(path, (_, s) -> new Spot(row, s.column(), lane + 1)));
            branch.lines.forEach(edge -> bypasses.put(edge, lane + 1));
        });
    }

    List<Entry<String, String>> edges() {
        return edges;
    }

    Spot spot(String path) {
        return requireNonNull(spots.get(path));
    }

    /// The lane in which an edge within a row runs.
    int lane(Entry<String, String> edge) {
        return Math.max(
                bypasses.getOrDefault(edge, 0),
                Math.max(spot(edge.getKey()).lane(), spot(edge.getValue()).lane()));
    }

    /// Which of the tracks before the row of its end an edge from another row takes.
    int track(Entry<String, String> edge) {
        return tracks.getOrDefault(edge, 0);
    }

    /// The least room that it takes.
    ///
    /// @param boxWidth of the widest box
    Room room(double boxWidth) {
        int rows = 1 + spots.values().stream().mapToInt(Spot::row).max().orElse(0);
        var lanes = new ArrayList<>(Collections.nCopies(rows, 1));
        spots.values().forEach(s -> lanes.set(s.row(), Math.max(lanes.get(s.row()), s.lane() + 1)));
        bypasses.forEach((edge, lane) -> {
            int row = spot(edge.getKey()).row();
            lanes.set(row, Math.max(lanes.get(row), lane + 1));
        });
        var behind = new ArrayList<>(Collections.nCopies(rows, 0));
        tracks.keySet()
                .forEach(e -> behind.set(
                        spot(e.getValue()).row() - 1,
                        behind.get(spot(e.getValue()).row() - 1) + 1));
        int columns = 1
                + (int) spots.values().stream().mapToDouble(Spot::column).max().orElse(0);
        return new Room(boxWidth, columns, lanes, behind);
    }
}
