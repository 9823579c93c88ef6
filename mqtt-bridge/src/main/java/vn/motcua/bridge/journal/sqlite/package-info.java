/**
 * The ledger in SQLite: one writer, any number of readers.
 *
 * <p>In: events to append, acknowledgements. Out: rows, durable before the call returns. Next:
 * {@code delivery}, which reads them; {@code journal.salvage}, when a file is damaged.
 */
@NullMarked
package vn.motcua.bridge.journal.sqlite;

import org.jspecify.annotations.NullMarked;
