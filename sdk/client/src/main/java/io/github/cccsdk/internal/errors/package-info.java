/**
 * Turns any answer of CCC into a problem with its resolution: what a body says ({@link
 * io.github.cccsdk.internal.errors.ErrorForms}), which problem that is ({@link io.github.cccsdk.internal.errors.Catalogue}),
 * and what became of the request ({@link io.github.cccsdk.internal.errors.Outcomes}).
 */
@NullMarked
package io.github.cccsdk.internal.errors;

import org.jspecify.annotations.NullMarked;
