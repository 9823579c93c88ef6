/**
 * All codes of one picture, whatever their kind, place and direction.
 *
 * <p>In: a grey picture. Out: {@link vn.motcua.devices.camera.code.Code}s, within a bounded amount
 * of work. Pure. Next: {@link vn.motcua.devices.camera.CameraScanner}.
 */
@NullMarked
package vn.motcua.devices.camera.frame;

import org.jspecify.annotations.NullMarked;
