/**
 * Opening a ledger's directory whatever state its file is in: a damaged one is quarantined, and its
 * intact events are carried over into a new one.
 *
 * <p>In: the directory of a ledger. Out: a ledger that works, and the damaged file in quarantine.
 * Next: the board that opens it.
 */
@NullMarked
package vn.motcua.bridge.journal.salvage;

import org.jspecify.annotations.NullMarked;
