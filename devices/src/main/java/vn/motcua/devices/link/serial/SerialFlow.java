package vn.motcua.devices.link.serial;

import com.fazecast.jSerialComm.SerialPort;

/** Flow control of a serial line. */
public enum SerialFlow {
  /** No flow control. */
  NONE,
  /** By the wires RTS and CTS. */
  RTS_CTS,
  /** By the bytes DC1 (11h) and DC3 (13h). */
  XON_XOFF;

  int mask() {
    return switch (this) {
      case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
      case RTS_CTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
      case XON_XOFF ->
          SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
    };
  }
}
