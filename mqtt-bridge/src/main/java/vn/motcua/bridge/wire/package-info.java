/**
 * What stands in a message between a board and its case server: topics, CloudEvents one by one or
 * in batches, births, acknowledgements, commands.
 *
 * <p>In: events and their like, or messages. Out: messages, or what they say. Next: {@code link},
 * which carries them; {@code inbox} and {@code delivery}, which mean them.
 */
@NullMarked
package vn.motcua.bridge.wire;

import org.jspecify.annotations.NullMarked;
