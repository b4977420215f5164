/** What can be licensed: works, and the standard numbers that identify them. */
@NullMarked
package io.github.cccsdk.works;

import org.jspecify.annotations.NullMarked;
