/**
 * The far end of a rating panel: fingers, worn contacts and a look at the lamps.
 *
 * <p>In: presses asked by a test or the demo's bench page. Out: bouncing levels on Pi4J's mock
 * lines, which the driver hears as any other edge. Next: {@code vn.motcua.devices.button}.
 */
@NullMarked
package vn.motcua.devices.emulator.panel;

import org.jspecify.annotations.NullMarked;
