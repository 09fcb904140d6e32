package ghostlens.model.profile;

import java.util.List;

/// What a plan's operators took over a number of runs.
///
/// @param operators in the order in which they run
/// @param total whole runs, from input to output
public record Profile(Conditions conditions, List<OpTiming> operators, Samples total) {

    public Profile {
        operators = List.copyOf(operators);
    }

    public int runs() {
        return total.count();
    }
}
