package ghostlens.app.cli;

import ghostlens.fuse.Trace;
import ghostlens.fuse.terms.ChannelTerms;
import ghostlens.model.Problem;
import ghostlens.model.graph.NodeId;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// One channel of a fused operator, to be shown term by term.
final class ChannelOption {
    private static final Pattern CHANNEL = Pattern.compile("(.+):(\\d{1,9})");

    @Option(
            names = "--channel",
            paramLabel = "NODE:INDEX",
            description = "Show where every number of one output channel of a fused operator comes from, "
                    + "instead of checking the outputs: cheap_operation.0:5.")
    private @Nullable String channel;

    boolean isGiven() {
        return channel != null;
    }

    /// @throws Problem if what was asked for is no node and channel of the fused network
    Optional<ChannelTerms> terms(Trace trace) {
        return Optional.ofNullable(channel).map(asked -> {
            var match = CHANNEL.matcher(asked);
            if (!match.matches()) {
                throw new Problem(
                        "--channel takes a node of the fused network, a colon and a channel from 0, such as cheap_operation.0:5, not '%s'."
                                .formatted(asked));
            }
            return ChannelTerms.of(trace, new NodeId(match.group(1)), Integer.parseInt(match.group(2)));
        });
    }
}
