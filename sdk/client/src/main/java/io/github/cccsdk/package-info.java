/**
 * The client: {@link io.github.cccsdk.CccClient} and its builder. Everything else is reached from there.
 */
@NullMarked
package io.github.cccsdk;

import org.jspecify.annotations.NullMarked;
