@NullMarked
package io.github.cccsdk.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
