/**
 * A broker inside the program, for the demonstration, for tests and for a commune on one board.
 *
 * <p>In: MQTT connections on the loopback interface. Out: the same messages to subscribers. Next:
 * {@code delivery} on one side of it, {@code inbox} on the other.
 */
@NullMarked
package vn.motcua.bridge.broker;

import org.jspecify.annotations.NullMarked;
