package ghostlens.app.panel.compare;

import ghostlens.app.open.NetworkFile;
import ghostlens.app.open.NetworkOpener;
import ghostlens.app.open.OpenNetwork;
import ghostlens.app.open.OpenRequest;
import ghostlens.app.workspace.Opened;
import ghostlens.model.graph.OpGraph;
import ghostlens.model.net.Form;
import ghostlens.model.zoo.Variant.Kind;
import java.nio.file.Path;

/// One of the networks that are compared.
///
/// @param source as it came, before any rewriting
/// @param shown in the form that is compared
record Compared(OpenNetwork source, OpenNetwork shown) {

    static Compared of(Opened opened) {
        return new Compared(opened.origin(), opened.shown());
    }

    /// @throws ghostlens.model.Problem if there is no such network or form
    static Compared named(String name, Form form) {
        var source = NetworkOpener.source(OpenRequest.of(name, Form.TRAINING));
        return new Compared(source, source).inForm(form);
    }

    /// @throws ghostlens.model.Problem if no network can be read from the file
    static Compared in(Path file) {
        var source = NetworkFile.open(file);
        return new Compared(source, source);
    }

    /// In a later form, or as it came where it is as far already.
    Compared inForm(Form form) {
        return new Compared(source, form.compareTo(source.network().form()) > 0 ? source.inForm(form) : source);
    }

    Form form() {
        return shown.network().form();
    }

    OpGraph graph() {
        return shown.network().graph();
    }

    /// As people write it, with its form; a module of Fig. 3 is a stage by itself, so its first form goes without
    /// saying.
    String title() {
        if (source.variant().kind() == Kind.MODULE && form() == Form.TRAINING) {
            return source.variant().title();
        }
        return source.variant().title() + " · " + form().label();
    }
}
