package ghostlens.model.run.nd4j;

import java.util.List;

/// How a node is computed: the name for profiles, and what binds its calls to a session's arrays.
record Kernel(String name, Binding binding) {

    @FunctionalInterface
    interface Binding {
        /// The calls in the order in which they are to be executed.
        List<Call> at(Site site);
    }

    /// A kernel that is one call of the operator of the same name.
    static Kernel single(String operator, Single binding) {
        return new Kernel(
                operator, site -> List.of(binding.complete(site.call(operator).writes(site.output()), site)));
    }

    @FunctionalInterface
    interface Single {
        /// Sets the inputs and arguments of a call that already has its output.
        Call complete(Call call, Site site);
    }
}
