package io.github.cccsdk.cli;

import io.github.cccsdk.error.CccException;
import io.github.cccsdk.error.Resolution;
import java.util.ArrayList;
import java.util.List;

/** Adds, to a failure for which CCC was not asked again, the flag that has it asked. */
final class RememberedRefusal {
    private static final String NOT_TRIED = "so they are not tried again";
    private static final String STEP = "When it is set right, run the command once with " + SessionFlags.RETRY;

    private RememberedRefusal() {}

    static CccException explained(CccException failure) {
        String detail = failure.report().detail();
        if (!isOne(detail)) {
            return failure;
        }
        Resolution resolution = failure.resolution();
        return CccException.of(
                failure.report().toBuilder()
                        .detail(explained(detail))
                        .resolution(new Resolution(
                                resolution.summary(),
                                steps(detail, resolution.steps()),
                                resolution.actor(),
                                resolution.source()))
                        .build(),
                failure);
    }

    /** The same for a finding of the diagnosis. */
    static String explained(String finding) {
        return isOne(finding) ? finding + "; " + SessionFlags.RETRY + " tries them now" : finding;
    }

    /** The steps that go with a finding. */
    static List<String> steps(String finding, List<String> steps) {
        List<String> all = new ArrayList<>(steps);
        if (isOne(finding)) {
            all.add(STEP);
        }
        return all;
    }

    private static boolean isOne(String text) {
        return text.contains(NOT_TRIED);
    }
}
