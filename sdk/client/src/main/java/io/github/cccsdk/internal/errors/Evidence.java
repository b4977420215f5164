package io.github.cccsdk.internal.errors;

import io.github.cccsdk.internal.errors.ErrorWords.Shape;
import java.util.List;
import java.util.Optional;

/**
 * What the catalogue's rules look at.
 *
 * @param codes all codes found, the innermost first
 * @param plainText all messages, {@linkplain PlainText plain}
 * @param status the HTTP status, or 0 where none is known
 * @param operation the call, or an empty text
 * @param signIn whether it was the sign-in; empty where that is not known
 * @param shape the outer form of the body
 */
record Evidence(
        List<String> codes, String plainText, int status, String operation, Optional<Boolean> signIn, Shape shape) {}
