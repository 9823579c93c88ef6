/**
 * The store in one SQLite file, for one inbox process.
 *
 * <p>In: as {@code inbox.store}. Out: rows. Next: the file.
 */
@NullMarked
package vn.motcua.bridge.inbox.sqlite;

import org.jspecify.annotations.NullMarked;
