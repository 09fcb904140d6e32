package ghostlens.model.detect;

/// Where the time of one detection went, in nanoseconds. Plans and buffers, which a program makes once per size, are
/// not
/// among it.
///
/// @param heads the networks behind the neck
/// @param rest everything but networks: boxes, suppression, RoIAlign, masks, values in and out
public record Times(long backbone, long neck, long heads, long rest) {
    static final Times NONE = new Times(0, 0, 0, 0);

    public long total() {
        return backbone + neck + heads + rest;
    }

    Times plus(Times more) {
        return new Times(backbone + more.backbone, neck + more.neck, heads + more.heads, rest + more.rest);
    }

    static Times ofRest(long nanos) {
        return new Times(0, 0, 0, nanos);
    }

    /// Of a step in this outermost group.
    static Times ofStep(String group, long nanos) {
        return switch (group) {
            case "backbone" -> new Times(nanos, 0, 0, 0);
            case "neck" -> new Times(0, nanos, 0, 0);
            default -> new Times(0, 0, nanos, 0);
        };
    }
}
