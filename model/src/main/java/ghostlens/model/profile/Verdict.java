package ghostlens.model.profile;

/// What a comparison may say.
public enum Verdict {
    SLOWER("slower"),
    FASTER("faster"),
    NO_DIFFERENCE_FOUND("no difference found"),
    TOO_FEW_RUNS("too few runs to tell");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
