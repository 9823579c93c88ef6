/**
 * {@code motcua ledger}: looks into a board's ledger, also while the board is at work.
 *
 * <p>In: a data directory. Out: text for people or JSON lines for programs. Next: nothing.
 */
@NullMarked
package vn.motcua.firmware.cli.ledger;

import org.jspecify.annotations.NullMarked;
