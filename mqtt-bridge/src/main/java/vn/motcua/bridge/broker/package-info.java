/**
 * The access list of a broker.
 *
 * <p>In: the list of boards. Out: the access list of Mosquitto's dynamic security plugin. Next: an
 * operator installs it with the broker's configuration.
 */
@NullMarked
package vn.motcua.bridge.broker;

import org.jspecify.annotations.NullMarked;
