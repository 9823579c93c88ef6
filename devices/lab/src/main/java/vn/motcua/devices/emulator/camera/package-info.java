/**
 * Pictures as a bad camera takes them at a counter.
 *
 * <p>In: a text, a symbology, the flaws of the picture, and a seed. Out: a grey picture. Next: the
 * image decoder's tests, and the benchmark that shows the same pictures to other programs.
 */
@NullMarked
package vn.motcua.devices.emulator.camera;

import org.jspecify.annotations.NullMarked;
