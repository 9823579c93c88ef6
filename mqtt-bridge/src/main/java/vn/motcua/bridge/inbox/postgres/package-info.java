/**
 * The store in PostgreSQL, for inboxes that share it.
 *
 * <p>In: as {@code inbox.store}. Out: rows. Next: the database.
 */
@NullMarked
package vn.motcua.bridge.inbox.postgres;

import org.jspecify.annotations.NullMarked;
