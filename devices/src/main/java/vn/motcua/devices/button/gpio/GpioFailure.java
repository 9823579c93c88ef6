package vn.motcua.devices.button.gpio;

import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.posix.Posix;

/** The meaning of a kernel error number for lines: lost or refused. */
final class GpioFailure {
  private GpioFailure() {}

  /**
   * Makes the exception for a call that failed.
   *
   * @param doing the failed work
   * @param result what the call returned: an error number below zero
   * @param advice further advice, empty for none
   */
  static LinkException of(String doing, int result, String advice) {
    String reason = doing + " failed with errno " + -result + advice;
    boolean gone = result == Posix.ENOENT || result == Posix.ENXIO || result == Posix.ENODEV;
    return new LinkException(
        gone ? new Fault.Unplugged(reason) : new Fault.Refused(-result, reason));
  }
}
