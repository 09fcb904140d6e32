package ghostlens.tests.window;

import ghostlens.app.workspace.Workspace;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Scene;
import org.testfx.util.WaitForAsyncUtils;

/// Waiting for what jobs bring into the window, and for the window to lay it out. What is asked about the window is
/// asked on its own thread, so that no answer comes from the middle of a change.
final class Waiting {
    private static final int PATIENCE_SECONDS = 300;

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
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> read(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain until " + what, e);
        }
    }

    /// Asks on the window's thread.
    static <T> T read(Callable<T> question) {
        return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(question));
    }

    /// Until everything that has changed by now is laid out. That no event waits any more does not say so: layouts are
    /// computed at the beat of the screen.
    static void awaitLayout(Scene scene) {
        var laidOut = new CompletableFuture<Void>();
        Runnable done = () -> laidOut.complete(null);
        read(() -> {
            scene.addPostLayoutPulseListener(done);
            Platform.requestNextPulse();
            return scene;
        });
        laidOut.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        read(() -> {
            scene.removePostLayoutPulseListener(done);
            return scene;
        });
    }
}
