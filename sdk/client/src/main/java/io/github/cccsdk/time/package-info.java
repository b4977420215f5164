/** Where the library gets the time from, and waits. */
@NullMarked
package io.github.cccsdk.time;

import org.jspecify.annotations.NullMarked;
