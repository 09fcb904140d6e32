package ghostlens.model.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Greedy non-maximum suppression: of boxes of one label that overlap, the one with the best score stays.
///
/// @param overlap intersection over union above which the worse of two boxes goes
/// @param most how many boxes stay at all
public record Nms(double overlap, int most) {

    /// What stays, the best score first.
    public List<Candidate> keep(List<Candidate> candidates) {
        var best = candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::score).reversed())
                .toList();
        var kept = new ArrayList<Candidate>();
        for (var candidate : best) {
            if (kept.size() == most) {
                break;
            }
            if (kept.stream().noneMatch(better -> suppresses(better, candidate))) {
                kept.add(candidate);
            }
        }
        return List.copyOf(kept);
    }

    private boolean suppresses(Candidate better, Candidate worse) {
        return better.label() == worse.label() && better.box().overlap(worse.box()) > overlap;
    }
}
