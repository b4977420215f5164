@NullMarked
package io.github.cccsdk.cli;

import org.jspecify.annotations.NullMarked;
