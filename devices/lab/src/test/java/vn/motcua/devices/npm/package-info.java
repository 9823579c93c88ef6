/**
 * Programs that others wrote, from npm: tests run them against the emulators.
 *
 * <p>In: the pinned packages of {@code devices/lab/src/test/npm}. Out: their processes. Next:
 * nothing.
 */
@NullMarked
package vn.motcua.devices.npm;

import org.jspecify.annotations.NullMarked;
