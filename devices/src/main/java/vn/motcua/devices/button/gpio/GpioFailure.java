package vn.motcua.devices.button.gpio;

import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.posix.Posix;

/** What an error number of the kernel means for lines: they are gone, or they are refused. */
final class GpioFailure {
  private GpioFailure() {}

  /**
   * Makes the exception for a call that failed.
   *
   * @param doing what was tried
   * @param result what the call returned: an error number below zero
   * @param advice what else is known, empty for nothing
   */
  static LinkException of(String doing, int result, String advice) {
    String reason = doing + " failed with errno " + -result + advice;
    boolean gone = result == Posix.ENOENT || result == Posix.ENXIO || result == Posix.ENODEV;
    return new LinkException(
        gone ? new Fault.Unplugged(reason) : new Fault.Refused(-result, reason));
  }
}
