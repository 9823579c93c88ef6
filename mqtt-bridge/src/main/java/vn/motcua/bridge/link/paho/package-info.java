/**
 * The port over Eclipse Paho, for MQTT 5 and for MQTT 3.1.1.
 *
 * <p>In: calls of the port. Out: packets on a socket, and their outcomes. Next: the broker.
 */
@NullMarked
package vn.motcua.bridge.link.paho;

import org.jspecify.annotations.NullMarked;
