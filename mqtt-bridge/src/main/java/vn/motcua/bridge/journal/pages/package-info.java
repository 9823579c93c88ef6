/**
 * A ledger's file read page by page, without SQLite: what is there, whatever SQLite makes of it.
 *
 * <p>In: the file and its log. Out: intact events and where they stand. Next: {@code
 * journal.sqlite}, which looks for hidden events; {@code journal.salvage}.
 */
@NullMarked
package vn.motcua.bridge.journal.pages;

import org.jspecify.annotations.NullMarked;
