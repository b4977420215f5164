/** What the SDK costs, beside what else a developer might have used. */
@NullMarked
package io.github.cccsdk.benchmarks;

import org.jspecify.annotations.NullMarked;
