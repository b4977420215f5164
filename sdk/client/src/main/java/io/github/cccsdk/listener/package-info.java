/** What a client does, seen from outside: for metrics, traces and audit trails, without any library's types. */
@NullMarked
package io.github.cccsdk.listener;

import org.jspecify.annotations.NullMarked;
