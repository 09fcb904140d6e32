package ghostlens.app.panel.search;

import java.util.Arrays;
import java.util.Optional;

/// How a figure compares with the number asked for; nothing compares with a figure that is not there.
enum Relation {
    AT_LEAST(">=", "≥"),
    AT_MOST("<=", "≤"),
    NOT_EQUAL("!=", "≠"),
    MORE(">", ">"),
    LESS("<", "<"),
    EQUAL("=", "=");

    private final String sign;
    private final String otherSign;

    Relation(String sign, String otherSign) {
        this.sign = sign;
        this.otherSign = otherSign;
    }

    static Optional<Relation> of(String sign) {
        return Arrays.stream(values())
                .filter(r -> r.sign.equals(sign) || r.otherSign.equals(sign))
                .findFirst();
    }

    boolean holds(double figure, double asked) {
        return switch (this) {
            case AT_LEAST -> figure >= asked;
            case AT_MOST -> figure <= asked;
            case NOT_EQUAL -> !Double.isNaN(figure) && figure != asked;
            case MORE -> figure > asked;
            case LESS -> figure < asked;
            case EQUAL -> figure == asked;
        };
    }
}
