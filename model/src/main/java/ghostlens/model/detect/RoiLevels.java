package ghostlens.model.detect;

import ghostlens.model.detect.RoiAlign.FeatureMap;
import ghostlens.model.tensor.Tensor;
import ghostlens.model.tensor.TensorShape;
import java.util.List;

/// The feature pyramid that regions are cut out of: large regions of coarse maps, small ones of fine maps.
///
/// @param maps P2 to P5, with strides 4 to 32
record RoiLevels(List<FeatureMap> maps) {
    private static final int FINEST_STRIDE = 4;
    /// Regions smaller than twice this are cut out of the finest map.
    private static final double FINEST_SIDE = 56;

    static RoiLevels of(List<Tensor> maps) {
        return new RoiLevels(maps.stream().map(FeatureMap::new).toList());
    }

    /// One region after the other, N×C×size×size.
    Tensor cut(List<Box> regions, RoiAlign align) {
        int channels = maps.getFirst().channels();
        int each = align.values(channels);
        var values = new float[regions.size() * each];
        for (int i = 0; i < regions.size(); i++) {
            int level = level(regions.get(i));
            double scale = 1.0 / (FINEST_STRIDE << level);
            align.cut(maps.get(level), regions.get(i).times(scale, scale), values, i * each);
        }
        return Tensor.of(TensorShape.of(regions.size(), channels, align.size(), align.size()), values);
    }

    int level(Box region) {
        double octaves = Math.log(Math.sqrt(region.area()) / FINEST_SIDE + 1e-6) / Math.log(2);
        return Math.clamp((int) Math.floor(octaves), 0, maps.size() - 1);
    }
}
