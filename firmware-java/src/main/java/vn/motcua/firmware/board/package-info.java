/**
 * The shell around the core: one station thread, its bounded mailbox, and the drivers that carry
 * out effects.
 *
 * <p>In: readings from device threads and touches from page threads. Out: committed events, then
 * effects and answers. Next: {@code vn.motcua.bridge.journal} and {@code
 * vn.motcua.bridge.delivery}.
 */
@NullMarked
package vn.motcua.firmware.board;

import org.jspecify.annotations.NullMarked;
