/**
 * {@code motcua account …} on a board, for its technician.
 *
 * <p>In: the board's data directory. Out: a one-time code, whose hash the running board reads from
 * a file. Next: {@code vn.motcua.firmware.people.password}.
 */
@NullMarked
package vn.motcua.firmware.cli.account;

import org.jspecify.annotations.NullMarked;
