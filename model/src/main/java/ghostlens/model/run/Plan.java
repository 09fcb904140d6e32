package ghostlens.model.run;

import java.util.List;

/// A network made ready for an engine: immutable, and shared by its sessions.
public interface Plan {

    /// The work in the order in which it is done; inputs are not steps.
    List<Step> steps();

    /// Opens buffers to run in.
    Session open();
}
