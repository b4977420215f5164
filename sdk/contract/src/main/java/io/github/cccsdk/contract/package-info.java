@NullMarked
package io.github.cccsdk.contract;

import org.jspecify.annotations.NullMarked;
