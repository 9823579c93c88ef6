/**
 * Pictures as a bad camera on a counter takes them.
 *
 * <p>In: a text, a symbology, how bad the picture is, and a seed. Out: a grey picture. Next: the
 * image decoder's tests, and the benchmark that shows the same pictures to other programs.
 */
@NullMarked
package vn.motcua.devices.emulator.camera;

import org.jspecify.annotations.NullMarked;
