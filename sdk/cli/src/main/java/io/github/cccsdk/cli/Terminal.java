package io.github.cccsdk.cli;

import java.util.Optional;

/** The person at the terminal, where there is one. */
interface Terminal {
    /** Nobody is there, as under cron. */
    Terminal NONE = new Terminal() {
        @Override
        public boolean isPresent() {
            return false;
        }

        @Override
        public boolean showsErrors() {
            return false;
        }

        @Override
        public Optional<String> ask(String question) {
            return Optional.empty();
        }

        @Override
        public Optional<String> askPassword() {
            return Optional.empty();
        }
    };

    /** Whether somebody can be asked. */
    boolean isPresent();

    /** Whether standard error is shown on a terminal. */
    boolean showsErrors();

    /** The answer; empty if there is none. */
    Optional<String> ask(String question);

    /** The password; empty if there is none. */
    Optional<String> askPassword();
}
