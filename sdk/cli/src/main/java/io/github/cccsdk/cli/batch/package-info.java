/** Running a batch: what becomes of each row, when to stop, what may be spent, and how far it got. */
@NullMarked
package io.github.cccsdk.cli.batch;

import org.jspecify.annotations.NullMarked;
