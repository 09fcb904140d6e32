package ghostlens.app.panel.search;

/// Text that a regular expression may look at so often and no more: some expressions would take for ever.
final class Patience {
    private long left;

    Patience(long looks) {
        this.left = looks;
    }

    CharSequence over(CharSequence text) {
        return new Watched(text);
    }

    /// Thrown in the middle of matching.
    static final class Lost extends RuntimeException {
        Lost() {
            super("the regular expression takes too long");
        }
    }

    private final class Watched implements CharSequence {
        private final CharSequence text;

        Watched(CharSequence text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new Lost();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Watched(text.subSequence(start, end));
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
