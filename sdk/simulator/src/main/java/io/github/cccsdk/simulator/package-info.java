@NullMarked
package io.github.cccsdk.simulator;

import org.jspecify.annotations.NullMarked;
