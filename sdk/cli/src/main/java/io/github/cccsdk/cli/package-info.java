/** The {@code ccc} command: a class for each command, and what they share. */
@NullMarked
package io.github.cccsdk.cli;

import org.jspecify.annotations.NullMarked;
