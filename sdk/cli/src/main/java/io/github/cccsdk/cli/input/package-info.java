/** What the command reads: order files, and text from files or a pipe. */
@NullMarked
package io.github.cccsdk.cli.input;

import org.jspecify.annotations.NullMarked;
