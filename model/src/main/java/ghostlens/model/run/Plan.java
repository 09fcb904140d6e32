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

    /// Opens buffers to run in.
    Session open();
}
