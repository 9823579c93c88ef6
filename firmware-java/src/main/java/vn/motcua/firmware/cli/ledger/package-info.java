/**
 * {@code motcua ledger}: reads a board's ledger, even while the board runs.
 *
 * <p>In: a data directory. Out: text for people or JSON lines for programs. Next: nothing.
 */
@NullMarked
package vn.motcua.firmware.cli.ledger;

import org.jspecify.annotations.NullMarked;
