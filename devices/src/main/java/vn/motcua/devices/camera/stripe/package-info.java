/**
 * Bar codes, read along many lines and verified by drawing them again.
 *
 * <p>In: a region of a grey picture. Out: {@link vn.motcua.devices.camera.code.Code}s. Pure. Next:
 * {@code camera.frame}.
 */
@NullMarked
package vn.motcua.devices.camera.stripe;

import org.jspecify.annotations.NullMarked;
