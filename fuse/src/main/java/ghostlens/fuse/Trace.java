package ghostlens.fuse;

import ghostlens.fuse.Outcome.Blocked;
import ghostlens.fuse.Outcome.Costly;
import ghostlens.model.graph.Node;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import ghostlens.model.net.Network;
import java.util.List;
import java.util.Map;

/// A rewriting from beginning to end.
///
/// @param steps in the order in which they were done
/// @param blocked what rules would have done but for something in the way, seen at the end
/// @param costly what rules could have done but it would not have paid, seen at the end
/// @param corresponding for each node of `after` the node of `before` that computes the same value, where there is one
public record Trace(
        Network before,
        Network after,
        List<Step> steps,
        List<Blocked> blocked,
        List<Costly> costly,
        Map<NodeId, NodeId> corresponding) {

    public Trace {
        steps = List.copyOf(steps);
        blocked = List.copyOf(blocked);
        costly = List.copyOf(costly);
        corresponding = Map.copyOf(corresponding);
    }

    /// The same, what is left being in another form.
    public Trace inForm(Form form) {
        return new Trace(before, after.withForm(form), steps, blocked, costly, corresponding);
    }

    /// The network as it was after some steps, in the form that it had before the first.
    ///
    /// @throws IndexOutOfBoundsException if there are not so many
    public Network at(int steps) {
        return playback().to(steps).network();
    }

    /// All of it again, from before the first step on.
    public Playback playback() {
        return new Playback(this);
    }

    /// One step of a rewriting.
    public static final class Step {
        private final RewriteRule rule;
        private final Rewrite rewrite;
        private final Change change;
        private final Edit edit;

        Step(RewriteRule rule, Rewrite rewrite, Change change, Edit edit) {
            this.rule = rule;
            this.rewrite = rewrite;
            this.change = change;
            this.edit = edit;
        }

        /// The rule's algebra in one line.
        public String formula() {
            return rule.formula();
        }

        /// What was asked for. Its `by` is the node that carries on the value of `replaced`, and its `sources` are the
        /// nodes whose weights went into its `tensors`.
        public Rewrite rewrite() {
            return rewrite;
        }

        /// What it added.
        public Change change() {
            return change;
        }

        /// The nodes that went, those among them that nobody read any more, in execution order.
        public List<Node> gone() {
            return Edit.only(edit.out(), edit.in());
        }

        /// The nodes that came, in execution order.
        public List<Node> come() {
            return Edit.only(edit.in(), edit.out());
        }

        Edit edit() {
            return edit;
        }
    }
}
