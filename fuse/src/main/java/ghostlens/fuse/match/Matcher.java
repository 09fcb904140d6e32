package ghostlens.fuse.match;

import ghostlens.model.graph.OpGraph;
import java.util.ArrayList;
import java.util.List;

/// Matches the operators of two graphs by what they are and where they stand. It needs no names in common, no weights,
/// and runs nothing.
public final class Matcher {
    private final Side before;
    private final Side after;
    private final Skeleton bones;
    private final Skeleton otherBones;
    private final Likeness likeness;
    private final Pairs pairs;
    private final Corrections corrections;

    private Matcher(OpGraph before, OpGraph after, Corrections corrections) {
        this.before = new Side(before);
        this.after = new Side(after);
        this.bones = new Skeleton(this.before);
        this.otherBones = new Skeleton(this.after);
        this.likeness =
                new Likeness(this.before, this.after, Labels.of(this.before, bones), Labels.of(this.after, otherBones));
        this.pairs = new Pairs(this.before.size(), this.after.size());
        this.corrections = corrections;
    }

    public static Matching match(OpGraph before, OpGraph after) {
        return match(before, after, Corrections.NONE);
    }

    /// The matching around what a person said; what names operators that neither graph has is passed over.
    public static Matching match(OpGraph before, OpGraph after, Corrections corrections) {
        return new Matcher(before, after, corrections).matching(before, after);
    }

    private Matching matching(OpGraph first, OpGraph second) {
        var given = correct();
        new Sequences(likeness, pairs).align();
        new Spread(before, after, likeness, pairs).spread();
        var links = links();
        given.forEach(link -> links.add(link[0], link[1]));
        return new Matching(first, second, new Listing(before, after, likeness, links, corrections).matches());
    }

    /// Sets what a person said; returns all of it as pairs of numbers.
    private List<int[]> correct() {
        var given = new ArrayList<int[]>();
        corrections.belongs().forEach((id, other) -> {
            if (before.has(id) && after.has(other)) {
                given.add(new int[] {before.number(id), after.number(other)});
            }
        });
        given.sort((a, b) -> Integer.compare(likeness.kinship(b[0], b[1]), likeness.kinship(a[0], a[1])));
        for (var link : given) {
            boolean areRelated = likeness.kinship(link[0], link[1]) >= Roles.RELATED;
            if (areRelated && pairs.isFree(link[0]) && pairs.isFreeAfter(link[1])) {
                pairs.add(link[0], link[1]);
            } else {
                pairs.leaveOut(link[0]);
            }
        }
        corrections.removed().stream().filter(before::has).forEach(id -> pairs.leaveOut(before.number(id)));
        corrections.added().stream().filter(after::has).forEach(id -> pairs.leaveOutAfter(after.number(id)));
        return given;
    }

    private Links links() {
        var links = new Links();
        for (int u = 0; u < pairs.size(); u++) {
            if (pairs.isMatched(u)) {
                links.add(u, pairs.of(u));
            }
        }
        new Merging(before, bones, after, otherBones, pairs).merged().forEach(links::add);
        new Merging(after, otherBones, before, bones, pairs.reversed()).merged().forEach((v, u) -> links.add(u, v));
        return links;
    }
}
