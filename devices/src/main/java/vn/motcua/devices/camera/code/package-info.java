/**
 * A code that was read, the reader of square codes, and the limit on the work for a picture.
 *
 * <p>In: a grey picture. Out: {@link vn.motcua.devices.camera.code.Code}s. Pure. Next: {@code
 * camera.frame}.
 */
@NullMarked
package vn.motcua.devices.camera.code;

import org.jspecify.annotations.NullMarked;
