@NullMarked
package io.github.cccsdk.examples;

import org.jspecify.annotations.NullMarked;
