package vn.motcua.devices.link;

/**
 * A link that is a port of the USB printer class and so can say more of the printer than its bytes
 * do, by two requests of the class: <i>USB Device Class Definition for Printing Devices 1.1</i>,
 * 4.2. Each takes at most two seconds. Any thread.
 */
public interface PrinterPort extends ByteLink {
  /**
   * GET_PORT_STATUS: the status byte of a parallel port, 0..255; see {@code PortStatus}.
   *
   * @throws LinkException when it is gone or does not answer
   */
  int portStatus() throws LinkException;

  /** SOFT_RESET: the printer throws away what waits in its buffers. */
  void softReset() throws LinkException;
}
