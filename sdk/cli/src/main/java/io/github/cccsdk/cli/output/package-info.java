/** What the command writes: one JSON document, or text for people; and which exit code goes with it. */
@NullMarked
package io.github.cccsdk.cli.output;

import org.jspecify.annotations.NullMarked;
