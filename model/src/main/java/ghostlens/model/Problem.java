package ghostlens.model;

/// An expected failure: something that a user gave cannot be used. The message is one sentence that says what is wrong,
/// where, and what to do; the window and the command line show it as it is.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Problem(String sentence) {
        super(sentence);
    }

    public Problem(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// The sentence for the user.
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
