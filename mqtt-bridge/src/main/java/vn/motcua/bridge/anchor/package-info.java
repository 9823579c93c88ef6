/**
 * Anchors: the heads of chains at the end of a day, kept where neither the board nor the inbox can
 * change them.
 *
 * <p>In: sound events, or lines of an anchor file. Out: lines, and whether a chain matches them.
 * Next: the verification of a ledger or a record.
 */
@NullMarked
package vn.motcua.bridge.anchor;

import org.jspecify.annotations.NullMarked;
