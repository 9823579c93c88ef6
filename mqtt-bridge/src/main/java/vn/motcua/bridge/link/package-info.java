/**
 * The connection to a broker, behind a port with five methods.
 *
 * <p>In: messages to publish, addresses of brokers. Out: what the broker sends and confirms. Next:
 * {@code delivery} and {@code inbox}, which use it.
 */
@NullMarked
package vn.motcua.bridge.link;

import org.jspecify.annotations.NullMarked;
