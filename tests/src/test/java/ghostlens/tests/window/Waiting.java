package ghostlens.tests.window;

import ghostlens.app.workspace.Workspace;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.testfx.util.WaitForAsyncUtils;

/// Waiting for what jobs bring into the window.
final class Waiting {
    private static final int PATIENCE_SECONDS = 90;

    private Waiting() {}

    /// Until the network of this name is open and shown.
    static void awaitOpen(Workspace workspace, String name) {
        await(name + " is open", () -> {
            var opened = workspace.opened().get();
            return opened != null && opened.variant().name().equals(name);
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// @param what in words, for the failure
    static void await(String what, BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition::getAsBoolean);
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain until " + what, e);
        }
    }
}
