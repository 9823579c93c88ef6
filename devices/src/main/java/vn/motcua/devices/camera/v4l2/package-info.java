/**
 * Cameras that Linux itself knows, such as a USB webcam at {@code /dev/video0}.
 *
 * <p>Arrows: this package uses {@code camera} and {@code link}, nothing here uses it.
 */
@NullMarked
package vn.motcua.devices.camera.v4l2;

import org.jspecify.annotations.NullMarked;
