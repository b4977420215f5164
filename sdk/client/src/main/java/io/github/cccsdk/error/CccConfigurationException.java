package io.github.cccsdk.error;

/** A setting, the credentials' form or the application key is wrong: someone has to change the configuration. */
public final class CccConfigurationException extends CccException {
    private static final long serialVersionUID = 1L;

    CccConfigurationException(ProblemReport report) {
        super(report);
    }
}
