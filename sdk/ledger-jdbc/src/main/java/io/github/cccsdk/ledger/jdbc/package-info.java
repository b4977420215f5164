/** The order ledger in a database: a SQLite file for one machine, PostgreSQL for many. */
@NullMarked
package io.github.cccsdk.ledger.jdbc;

import org.jspecify.annotations.NullMarked;
