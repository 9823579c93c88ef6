/**
 * Barcodes in pictures: a camera as a scanner, and photographs in files.
 *
 * <p>In: grey pictures, the bytes of an MJPEG stream, or a {@link
 * vn.motcua.devices.camera.picture.PictureLink}. Out: {@link vn.motcua.devices.scanner.Scanned},
 * the same as from any scanner. Next: the hand-off station of {@code vn.motcua.firmware}.
 */
@NullMarked
package vn.motcua.devices.camera;

import org.jspecify.annotations.NullMarked;
