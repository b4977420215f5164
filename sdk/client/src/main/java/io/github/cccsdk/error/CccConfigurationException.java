package io.github.cccsdk.error;

import java.util.List;

/** A setting, the credentials' form or the application key is wrong: someone has to change the configuration. */
public final class CccConfigurationException extends CccException {
    private static final long serialVersionUID = 1L;

    CccConfigurationException(ProblemReport report) {
        super(report);
    }

    /**
     * A setting that was found wrong while a client was being built.
     *
     * @param detail which setting, what is wrong with it and how to correct it; without secrets
     */
    public static CccConfigurationException invalid(String detail) {
        return new CccConfigurationException(ProblemReport.builder(CccProblem.CONFIGURATION_INVALID)
                .operation("client.build")
                .detail(detail)
                .resolution(new Resolution(
                        "A setting of this library is missing or wrong",
                        List.of("Correct the named setting"),
                        Actor.APPLICATION,
                        "ccc-sdk"))
                .build());
    }
}
