package ghostlens.app.panel.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.work.Progress;
import ghostlens.app.workspace.Opened;
import ghostlens.model.Problem;
import ghostlens.model.graph.NodeId;
import ghostlens.model.net.Form;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class ActivationModelTest {
    private static final double ROOM = 1e9;

    @Test
    void everyOperatorHasWhatItComputes() {
        var opened = opened();
        var computed = ActivationModel.compute(opened, "reference", ROOM, new Watch(false));
        assertThat(computed.values()).hasSize(opened.network().graph().nodes().size());
        var relu = computed.of(new NodeId("relu")).orElseThrow();
        assertThat(relu.tensor().shape())
                .isEqualTo(opened.network().graph().node(new NodeId("relu")).shape());
        assertThat(relu.summary().minimum()).isZero();
        assertThat(computed.zeros().get("relu")).isBetween(0.01, 0.99);
        assertThat(computed.meanAbsolute().get("add")).isPositive();
    }

    @Test
    void whatHasNoRoomIsRefused() {
        assertThatThrownBy(() -> ActivationModel.compute(opened(), "reference", 1000, new Watch(false)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("choose a smaller batch or image");
    }

    @Test
    void cancelledWorkEnds() {
        assertThatThrownBy(() -> ActivationModel.compute(opened(), "reference", ROOM, new Watch(true)))
                .isInstanceOf(CancellationException.class);
    }

    private static Opened opened() {
        var source = NetworkOpener.source(OpenRequest.of("module-d", Form.TRAINING));
        return new Opened(source, source, Optional.empty());
    }

    private record Watch(boolean isCancelled) implements Progress {
        @Override
        public void report(double done, String detail) {}
    }
}
