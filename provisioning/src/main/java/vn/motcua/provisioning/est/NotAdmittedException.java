package vn.motcua.provisioning.est;

import java.io.IOException;

/** The service does not know the name with this code; it may, once the technician has typed it. */
public final class NotAdmittedException extends IOException {
  private static final long serialVersionUID = 1L;

  NotAdmittedException(String message) {
    super(message);
  }
}
