/**
 * Reads a ledger's file page by page, without SQLite.
 *
 * <p>In: the file and its log. Out: intact events and their places. Next: {@code journal.sqlite},
 * which looks for hidden events; {@code journal.salvage}.
 */
@NullMarked
package vn.motcua.bridge.journal.pages;

import org.jspecify.annotations.NullMarked;
