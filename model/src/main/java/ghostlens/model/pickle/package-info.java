/// Python's pickles, read as data. No class is ever looked up, let alone loaded: whatever a pickle names, builds or
/// calls stands in the result as a value that says so and does nothing.
///
/// `Pickle.read` gives a tree of {@link ghostlens.model.pickle.Value}s; who knows what a name such as
/// `collections.OrderedDict` means looks for {@link ghostlens.model.pickle.Value.Built} values of that name.
@NullMarked
package ghostlens.model.pickle;

import org.jspecify.annotations.NullMarked;
