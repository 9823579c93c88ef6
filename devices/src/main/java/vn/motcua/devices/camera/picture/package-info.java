/**
 * Pictures in shades of grey, and where they come from.
 *
 * <p>In: the bytes of an MJPEG stream. Out: a {@link vn.motcua.devices.camera.picture.GreyImage}
 * from a {@link vn.motcua.devices.camera.picture.PictureLink}. Next: {@code camera.frame}.
 */
@NullMarked
package vn.motcua.devices.camera.picture;

import org.jspecify.annotations.NullMarked;
