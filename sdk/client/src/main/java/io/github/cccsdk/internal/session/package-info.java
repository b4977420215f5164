/** Keeps one session with CCC alive for all threads. */
@NullMarked
package io.github.cccsdk.internal.session;

import org.jspecify.annotations.NullMarked;
