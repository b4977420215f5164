/** The way of a call: deadline, retry, session, exchange. */
@NullMarked
package io.github.cccsdk.internal.pipeline;

import org.jspecify.annotations.NullMarked;
