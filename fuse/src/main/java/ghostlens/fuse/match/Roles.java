package ghostlens.fuse.match;

import ghostlens.model.graph.MapOp;
import ghostlens.model.graph.Op;
import ghostlens.model.graph.Op.Conv2d;

/// What operators do, whatever the channels; and how much alike two of them are.
final class Roles {
    /// Of operators that do the same.
    static final int SAME = 10;

    /// Below this, one cannot stand for the other.
    static final int RELATED = 4;

    private static final int ALIKE = 7;
    /// Of operators of different kinds that can play the same part.
    static final int SIMILAR = 5;

    private Roles() {}

    /// Equal where two operators do the same to any number of channels.
    static String of(Op op) {
        return op instanceof MapOp.Resize ? "resize" : op.label();
    }

    static boolean isCommutative(Op op) {
        return op instanceof Op.Add || op instanceof Op.Multiply;
    }

    /// From 0 for operators that have nothing in common to {@link #SAME}.
    static int kinship(Op a, Op b) {
        if (of(a).equals(of(b))) {
            return SAME;
        }
        if (a instanceof Conv2d one && b instanceof Conv2d other) {
            return one.isDepthwise() == other.isDepthwise() ? ALIKE : RELATED;
        }
        if (!(a instanceof Op.Foreign) && a.getClass() == b.getClass()) {
            return ALIKE;
        }
        return areSimilar(a, b) || areSimilar(b, a) ? SIMILAR : 0;
    }

    private static boolean areSimilar(Op a, Op b) {
        return switch (a) {
            case Op.Add _ -> b instanceof Op.Concat;
            case Conv2d conv -> b instanceof MapOp.ConvTranspose2d || conv.isPointwise() && b instanceof Op.Linear;
            case Op.GlobalAveragePool _ -> b instanceof MapOp.AveragePool || b instanceof MapOp.MaxPool;
            case MapOp.AveragePool _ -> b instanceof MapOp.MaxPool;
            case Op.Flatten _ -> b instanceof Op.Unflatten;
            case Op.Input _,
                    Op.BatchNorm _,
                    Op.Activation _,
                    Op.Multiply _,
                    Op.Concat _,
                    Op.Slice _,
                    Op.Unflatten _,
                    Op.Softmax _,
                    Op.Linear _,
                    Op.Foreign _,
                    MapOp.MaxPool _,
                    MapOp.Resize _,
                    MapOp.ChannelShuffle _,
                    MapOp.ConvTranspose2d _ -> false;
        };
    }
}
