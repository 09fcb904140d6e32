package ghostlens.model.zoo.names;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The names of a source for a network whose nodes are called as in timm: `blocks.2.0.conv_pw` is a layer of the
/// first block of the third stage, `conv_stem` stands outside.
///
/// @param outside the source's names of layers that are in none of its blocks
/// @param inside the source's names of the others
record Blocks(Map<String, String> outside, Inside inside) {
    private static final Pattern LAYER = Pattern.compile("blocks\\.(\\d+)\\.(\\d+)\\.(.+)");

    /// Names a layer of a block; stages, and blocks in them, count from 0.
    @FunctionalInterface
    interface Inside {
        String name(int stage, int block, String layer);
    }

    Naming naming(String source) {
        return Naming.ofPaths(source, this::prefix);
    }

    private String prefix(String path) {
        var layer = LAYER.matcher(path);
        if (outside.containsKey(path) || !layer.matches()) {
            return outside.getOrDefault(path, path);
        }
        return inside.name(Integer.parseInt(layer.group(1)), Integer.parseInt(layer.group(2)), layer.group(3));
    }

    /// The name of a block where all are counted through, behind the stem: `features.4`.
    ///
    /// @param blocks how many each stage has
    static String counted(List<Integer> blocks, int stage, int block) {
        int before = blocks.stream().limit(stage).mapToInt(Integer::intValue).sum();
        return "features." + (1 + before + block);
    }
}
