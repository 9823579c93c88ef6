/**
 * The store in memory, for tests and simulations.
 *
 * <p>In: as {@code inbox.store}. Out: the same. Next: nothing.
 */
@NullMarked
package vn.motcua.bridge.inbox.memory;

import org.jspecify.annotations.NullMarked;
