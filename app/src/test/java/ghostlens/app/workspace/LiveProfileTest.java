package ghostlens.app.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.work.Progress;
import ghostlens.model.net.Form;
import ghostlens.model.net.SeededInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class LiveProfileTest {

    @Test
    void leavesTheWorkspaceAloneOnceItIsCancelled() {
        var workspace = new Workspace();
        workspace.runOptions().set(RunOptions.DEFAULT.withEngine("reference"));
        var network =
                NetworkOpener.open(OpenRequest.of("module-a", Form.TRAINING)).network();
        var input = SeededInput.of(network.graph().inputShape(), OpenRequest.DEFAULT_SEED);
        new LiveProfile(network, input, workspace).run(new Cancelled());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(workspace.runState().get()).isEqualTo(RunState.IDLE);
        assertThat(workspace.profile().get()).isNull();
    }

    private record Cancelled() implements Progress {
        @Override
        public void report(double done, String detail) {}

        @Override
        public boolean isCancelled() {
            return true;
        }
    }
}
