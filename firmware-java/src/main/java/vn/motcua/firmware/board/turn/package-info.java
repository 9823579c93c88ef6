/**
 * The rules of one step of a board, without thread, clock or file: letters and a moment go into
 * {@link vn.motcua.firmware.board.turn.Turn}, {@link vn.motcua.firmware.board.turn.Action actions}
 * come out, and the outcome of each write goes back in. The real board and the simulated one run
 * the same.
 */
@NullMarked
package vn.motcua.firmware.board.turn;

import org.jspecify.annotations.NullMarked;
