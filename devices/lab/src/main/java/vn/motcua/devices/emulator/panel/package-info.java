/**
 * The emulator of a rating panel: fingers, worn contacts and the state of the lamps.
 *
 * <p>In: presses from a test or the demo's bench page. Out: bouncing levels on Pi4J's mock lines,
 * which the driver receives like any other edge. Next: {@code vn.motcua.devices.button}.
 */
@NullMarked
package vn.motcua.devices.emulator.panel;

import org.jspecify.annotations.NullMarked;
