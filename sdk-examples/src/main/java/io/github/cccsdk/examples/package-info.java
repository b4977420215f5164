/** Programs to read first. Start with {@link QuoteAndOrder}, then {@link ClearanceRun}. */
@NullMarked
package io.github.cccsdk.examples;

import org.jspecify.annotations.NullMarked;
