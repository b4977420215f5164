/** Who signs in: credentials, where they are read from, and what is wrong with their form. */
@NullMarked
package io.github.cccsdk.auth;

import org.jspecify.annotations.NullMarked;
