package ghostlens.fuse.rules;

import ghostlens.fuse.RewriteRule;
import ghostlens.model.net.Form;
import java.util.List;
import java.util.Locale;

/// How far to go.
public enum RuleSet {
    /// All that costs neither multiply-adds nor operators.
    PAYING(Form.INFERENCE),
    /// All that is allowed, at any price.
    ALL(Form.INFERENCE),
    /// Every batch norm and branch, as in a network's inference form.
    INFERENCE(Form.INFERENCE),
    /// What the authors' conversion does.
    DEPLOY(Form.DEPLOY);

    private final Form form;

    RuleSet(Form form) {
        this.form = form;
    }

    /// What a network is in when no rule of these applies any more.
    Form form() {
        return form;
    }

    /// The rules, in the order in which they are asked.
    public List<RewriteRule> rules() {
        return switch (this) {
            case PAYING -> Rules.all();
            case ALL -> Rules.atAnyPrice();
            case INFERENCE -> Rules.inference();
            case DEPLOY -> Rules.reparameterization();
        };
    }

    /// As written on the command line: `paying`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
