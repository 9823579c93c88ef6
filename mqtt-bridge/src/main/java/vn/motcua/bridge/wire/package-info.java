/**
 * The messages between a board and its case server: topics, CloudEvents one by one or in batches,
 * births and acknowledgements.
 *
 * <p>In: events and other values, or messages. Out: messages, or their values. Next: {@code link},
 * which transports them; {@code inbox} and {@code delivery}, which use them.
 */
@NullMarked
package vn.motcua.bridge.wire;

import org.jspecify.annotations.NullMarked;
