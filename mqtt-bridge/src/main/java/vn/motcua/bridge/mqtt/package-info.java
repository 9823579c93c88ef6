/**
 * Delivery to the case server over MQTT 5.
 *
 * <p>In: journal entries. Out: acknowledgements of the case server, written back to the journal.
 * Next: the broker, and behind it {@code inbox}.
 */
@NullMarked
package vn.motcua.bridge.mqtt;

import org.jspecify.annotations.NullMarked;
