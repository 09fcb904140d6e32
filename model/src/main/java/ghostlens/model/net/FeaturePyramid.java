package ghostlens.model.net;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The neck of a detector (Lin et al., Feature Pyramid Networks, CVPR 2017): each level is a backbone's feature map
/// plus
/// the level above it, enlarged. Settings and names are mmdetection 2.x's.
public final class FeaturePyramid {
    private static final int CHANNELS = 256;

    private FeaturePyramid() {}

    /// P3 to P7: the two coarsest levels are convolutions of the backbone's last feature map.
    ///
    /// @param maps C3 to C5
    public static List<Wire> ofRetinaNet(List<Wire> maps) {
        var sixth = convolution(maps.getLast(), maps.size(), 2);
        var seventh = convolution(sixth, maps.size() + 1, 2);
        return Stream.concat(of(maps).stream(), Stream.of(sixth, seventh)).toList();
    }

    /// P2 to P5.
    ///
    /// @param maps C2 to C5
    public static List<Wire> of(List<Wire> maps) {
        int top = maps.size() - 1;
        var sum = lateral(maps, top);
        var levels = new ArrayList<>(List.of(convolution(sum, top, 1)));
        for (int i = top - 1; i >= 0; i--) {
            sum = merged(sum, lateral(maps, i), i);
            levels.addFirst(convolution(sum, i, 1));
        }
        return List.copyOf(levels);
    }

    private static Wire lateral(List<Wire> maps, int level) {
        return maps.get(level).within("neck.lateral_convs." + level, w -> w.convWithBias("conv", CHANNELS, 1, 1));
    }

    private static Wire merged(Wire above, Wire lateral, int level) {
        int height = lateral.shape().height();
        int width = lateral.shape().width();
        return above.within(
                "neck.top_down." + level, w -> w.resize("resize", height, width).plus("add", lateral));
    }

    private static Wire convolution(Wire x, int level, int stride) {
        return x.within("neck.fpn_convs." + level, w -> w.convWithBias("conv", CHANNELS, 3, stride));
    }

    /// P2 to P6: the coarsest level is every other cell of P5.
    ///
    /// @param pyramid P2 to P5
    public static List<Wire> withCoarsest(List<Wire> pyramid) {
        var sixth = pyramid.getLast().within("neck", w -> w.maxPool("max_pool", 1, 2));
        return Stream.concat(pyramid.stream(), Stream.of(sixth)).toList();
    }
}
