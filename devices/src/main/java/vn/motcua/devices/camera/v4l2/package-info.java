/**
 * Cameras that Linux itself knows, such as a USB webcam at {@code /dev/video0}.
 *
 * <p>This package uses {@code camera} and {@code link}; neither of them uses it.
 */
@NullMarked
package vn.motcua.devices.camera.v4l2;

import org.jspecify.annotations.NullMarked;
