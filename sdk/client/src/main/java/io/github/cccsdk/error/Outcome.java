package io.github.cccsdk.error;

/**
 * What became of the request at CCC. Judged from the transport and the HTTP status alone, never from the words of an
 * answer, so that a misread message cannot turn "bought" into "not bought".
 */
public enum Outcome {
    /** Stopped by this library, or failed before the first header byte went to CCC: nothing was bought. */
    NOT_SENT,
    /** CCC answered that it refuses: nothing was bought. */
    REJECTED,
    /** It was sent and no clear answer came back: an order may or may not exist. */
    UNKNOWN,
    /** CCC accepted it, but the answer could not be understood: an order exists. */
    ACCEPTED_UNREADABLE
}
