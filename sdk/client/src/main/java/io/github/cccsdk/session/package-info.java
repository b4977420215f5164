/** The session with CCC, as far as a program has a say in it. */
@NullMarked
package io.github.cccsdk.session;

import org.jspecify.annotations.NullMarked;
