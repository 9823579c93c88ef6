/**
 * A code that was read, how a square one is read, and how much work a picture may cost.
 *
 * <p>In: a grey picture. Out: {@link vn.motcua.devices.camera.code.Code}s. Pure. Next: {@code
 * camera.frame}.
 */
@NullMarked
package vn.motcua.devices.camera.code;

import org.jspecify.annotations.NullMarked;
