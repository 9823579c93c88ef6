/**
 * A board's dealings with the other boards of its centre, over the broker.
 *
 * <p>In: mail that the station wants to send, and messages of other boards and of the hub. Out: the
 * same as JSON on the topics of {@code vn.motcua.bridge.hub}, and inputs for the station. Next:
 * {@code vn.motcua.firmware.queue.centre}, which says what the mail means.
 */
@NullMarked
package vn.motcua.firmware.board.centre;

import org.jspecify.annotations.NullMarked;
