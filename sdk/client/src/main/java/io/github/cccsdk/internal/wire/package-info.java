/** The only place that knows how CCC's requests and answers are spelled, and how OkHttp carries them. */
@NullMarked
package io.github.cccsdk.internal.wire;

import org.jspecify.annotations.NullMarked;
