package ghostlens.viewer.layout;

import java.util.Set;

/// What boxes can say beside what they are.
public enum Detail {
    /// What an operator does, in the field's words: kernel, stride, padding, groups, function.
    ATTRIBUTES,
    /// The shapes of its weights; of a closed group, how many parameters.
    WEIGHTS,
    /// Its own name, where that says more than what it is.
    NAMES;

    /// What boxes say unless somebody wants something else.
    public static final Set<Detail> USUAL = Set.of(NAMES);
}
