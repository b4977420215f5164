/** The files of a batch run: the rows it reads, the results and failed rows it writes, and how far it got. */
@NullMarked
package io.github.cccsdk.cli.rows;

import org.jspecify.annotations.NullMarked;
