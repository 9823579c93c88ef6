/**
 * What a board does with what comes in, without a thread, a clock or a file: letters and a moment
 * go into {@link vn.motcua.firmware.board.turn.Turn}, {@link vn.motcua.firmware.board.turn.Action
 * actions} come out, and what came of a write goes in again. The real board and the simulated one
 * run the same.
 */
@NullMarked
package vn.motcua.firmware.board.turn;

import org.jspecify.annotations.NullMarked;
