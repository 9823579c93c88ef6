/**
 * What the boards of a centre and its hub say to each other: topics, and who may use which.
 *
 * <p>In: payloads, which are text that nothing here reads. Out: messages of the hub to a board, and
 * of the boards to the hub. Next: the connection of {@code link}.
 */
@NullMarked
package vn.motcua.bridge.hub;

import org.jspecify.annotations.NullMarked;
