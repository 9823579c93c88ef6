/**
 * The commands of the case server: which orders there are, how each is read from its fields, and
 * how it is answered. The owners of the orders, such as stations, say what they are.
 *
 * <p>In: kinds of orders and payloads. Out: commands. Next: {@code contract}, which publishes them.
 */
@NullMarked
package vn.motcua.bridge.command;

import org.jspecify.annotations.NullMarked;
