package ghostlens.viewer.evolution;

import ghostlens.model.graph.NodeId;
import java.util.List;
import java.util.Optional;

/// What becomes of operators between two stages.
public sealed interface Fate {

    /// The operators of the stage before.
    List<NodeId> from();

    /// The operator of the stage after; empty where nothing is left.
    Optional<NodeId> to();

    /// Is there in both, perhaps in another place, under another name or for another number of channels.
    record Kept(NodeId before, NodeId after) implements Fate {
        @Override
        public List<NodeId> from() {
            return List.of(before);
        }

        @Override
        public Optional<NodeId> to() {
            return Optional.of(after);
        }
    }

    /// Gives its place to an operator of another kind, as the concat does to the add.
    record Turned(NodeId before, NodeId after) implements Fate {
        @Override
        public List<NodeId> from() {
            return List.of(before);
        }

        @Override
        public Optional<NodeId> to() {
            return Optional.of(after);
        }
    }

    /// Several become one.
    record Merged(List<NodeId> before, NodeId after) implements Fate {
        public Merged {
            before = List.copyOf(before);
        }

        @Override
        public List<NodeId> from() {
            return before;
        }

        @Override
        public Optional<NodeId> to() {
            return Optional.of(after);
        }
    }

    /// Was not there before.
    record Added(NodeId after) implements Fate {
        @Override
        public List<NodeId> from() {
            return List.of();
        }

        @Override
        public Optional<NodeId> to() {
            return Optional.of(after);
        }
    }

    /// Is gone.
    record Removed(NodeId before) implements Fate {
        @Override
        public List<NodeId> from() {
            return List.of(before);
        }

        @Override
        public Optional<NodeId> to() {
            return Optional.empty();
        }
    }
}
