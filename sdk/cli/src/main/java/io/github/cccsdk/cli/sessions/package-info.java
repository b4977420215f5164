/** What the command keeps between runs about signing in. */
@NullMarked
package io.github.cccsdk.cli.sessions;

import org.jspecify.annotations.NullMarked;
