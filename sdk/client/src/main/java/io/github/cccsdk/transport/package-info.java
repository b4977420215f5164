/** How the client gets to the network. */
@NullMarked
package io.github.cccsdk.transport;

import org.jspecify.annotations.NullMarked;
