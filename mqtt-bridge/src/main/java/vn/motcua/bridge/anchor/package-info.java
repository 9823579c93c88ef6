/**
 * Anchors: where chains stood at the end of a day, kept where neither the board nor the inbox can
 * reach them.
 *
 * <p>In: sound events, or lines of an anchor file. Out: lines, and what they say of a chain. Next:
 * who verifies a ledger or a record.
 */
@NullMarked
package vn.motcua.bridge.anchor;

import org.jspecify.annotations.NullMarked;
