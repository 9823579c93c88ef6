/**
 * The events of a centre: their envelope (CloudEvents 1.0) and their catalogue.
 *
 * <p>In: what a station decided. Out: an {@link Event} with its place in the chain. Next: {@code
 * journal}, which makes it durable.
 */
@NullMarked
package vn.motcua.bridge;

import org.jspecify.annotations.NullMarked;
