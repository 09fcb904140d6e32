package ghostlens.app.panel.search;

import ghostlens.fuse.check.Equivalence;
import ghostlens.model.profile.Profile;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was measured of operators, by path; empty before anything was.
///
/// @param nanos the median time
/// @param errors the largest difference after fusing, of the value's scale
public record Measured(Map<String, Double> nanos, Map<String, Double> errors) {
    public static final Measured NOTHING = new Measured(Map.of(), Map.of());

    /// Of a profile and a comparison, as far as there are any. An operator's error is known under its name before
    /// and after fusing.
    public static Measured of(@Nullable Profile profile, @Nullable Equivalence equivalence) {
        var nanos = new HashMap<String, Double>();
        if (profile != null) {
            profile.operators()
                    .forEach(t ->
                            nanos.put(t.node().id().path(), (double) t.samples().median()));
        }
        var errors = new HashMap<String, Double>();
        if (equivalence != null) {
            for (var node : equivalence.nodes()) {
                double relative = node.difference().largestRelative();
                errors.put(node.before().path(), relative);
                errors.put(node.after().path(), relative);
            }
        }
        return new Measured(nanos, errors);
    }
}
