/**
 * What a broker is told about who may do what.
 *
 * <p>In: the list of boards. Out: the access list of Mosquitto's dynamic security plugin. Next: an
 * operator puts it beside the broker's configuration.
 */
@NullMarked
package vn.motcua.bridge.broker;

import org.jspecify.annotations.NullMarked;
