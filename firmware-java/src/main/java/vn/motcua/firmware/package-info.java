/**
 * The program: one composition root, one station thread, and a package for each station.
 *
 * <p>In: {@link vn.motcua.devices.Reading}s and touches on a page. Out: events in the journal and
 * effects on devices. Next: {@code vn.motcua.bridge.delivery}.
 */
@NullMarked
package vn.motcua.firmware;

import org.jspecify.annotations.NullMarked;
