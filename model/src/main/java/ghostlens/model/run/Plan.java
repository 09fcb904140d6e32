package ghostlens.model.run;

import java.util.List;

/// A network made ready for an engine: immutable, and shared by its sessions.
public interface Plan {

    /// The work in the order in which it is done; inputs are not steps.
    List<Step> steps();

    /// How the run is cut into these steps.
    default View view() {
        return View.DRAWN;
    }

    /// About how many bytes outside the Java heap a session takes; 0 where an engine keeps everything on the heap.
    default long memory() {
        return 0;
    }

    /// Opens buffers to run in.
    ///
    /// @throws ghostlens.model.Problem if they take more memory than there is
    Session open();
}
