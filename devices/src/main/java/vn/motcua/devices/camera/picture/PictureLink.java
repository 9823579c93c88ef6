package vn.motcua.devices.camera.picture;

import java.time.Duration;
import java.util.Optional;
import vn.motcua.devices.link.Attachment;
import vn.motcua.devices.link.LinkException;

/** A camera that is open. One thread reads, any thread closes. */
public interface PictureLink extends Attachment {

  /**
   * Waits up to {@code wait} for a picture and returns the newest; older ones are dropped, and
   * damaged or too large ones are dropped and counted.
   *
   * @throws LinkException when the camera is lost or the link is closed
   */
  Optional<GreyImage> newest(Duration wait) throws LinkException;

  /** How many pictures could not be looked at and why the last; empty when there was none. */
  default String passedOver() {
    return "";
  }
}
