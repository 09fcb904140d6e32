package ghostlens.model.zoo;

import ghostlens.model.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The names in a checkpoint without what training puts around them: `module.` of training on several devices,
/// `_orig_mod.` of compiling, and the count of training batches.
final class TensorNames {
    private static final List<String> WRAPPERS = List.of("module.", "_orig_mod.");
    private static final String BATCH_COUNT = "num_batches_tracked";

    private TensorNames() {}

    /// What is known by name, in the file's order.
    ///
    /// @param source the file's name, for messages
    /// @throws Problem if a name is there with and without a wrapper
    static <T> SequencedMap<String, T> plain(String source, Map<String, T> named) {
        var plain = new LinkedHashMap<String, T>();
        named.forEach((name, value) -> {
            if (!name.endsWith(BATCH_COUNT) && plain.put(unwrapped(name), value) != null) {
                throw new Problem("%s holds %s twice, with and without '%s' in front."
                        .formatted(source, unwrapped(name), WRAPPERS.getFirst()));
            }
        });
        return plain;
    }

    private static String unwrapped(String name) {
        return WRAPPERS.stream()
                .filter(name::startsWith)
                .findFirst()
                .map(wrapper -> unwrapped(name.substring(wrapper.length())))
                .orElse(name);
    }
}
