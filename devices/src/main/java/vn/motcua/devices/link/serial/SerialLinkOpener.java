package vn.motcua.devices.link.serial;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/**
 * A serial line, 8 data bits, no parity, 1 stop bit: a UART, a USB adapter, CDC-ACM or a pseudo
 * terminal.
 *
 * <p>The path may be a link ({@code /dev/serial/by-id/…} keeps its name over a reboot, {@code
 * ttyUSB0} does not); it is followed anew at each opening. Every opening makes a new {@link
 * SerialPort}, since one that has seen a hang-up cannot be opened again.
 *
 * @param path device file
 * @param baud bits per second; meaningless for CDC-ACM
 * @param flow who says when to stop
 */
public record SerialLinkOpener(Path path, int baud, SerialFlow flow) implements LinkOpener {

  /** No flow control, which is what scanners and fingerprint modules use. */
  public SerialLinkOpener(Path path, int baud) {
    this(path, baud, SerialFlow.NONE);
  }

  @Override
  public ByteLink open() throws LinkException {
    if (!Files.exists(path)) {
      throw new LinkException(new Fault.Unplugged(path + " is not there"));
    }
    SerialPort port;
    try {
      port = SerialPort.getCommPort(path.toString());
    } catch (SerialPortInvalidPortException e) {
      throw new LinkException(new Fault.Unplugged(path + " is no serial port"), e);
    }
    port.setComPortParameters(baud, 8, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setFlowControl(flow.mask());
    port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, SerialLink.SLICE_MILLIS, 0);
    if (!port.openPort()) {
      int code = port.getLastErrorCode();
      throw new LinkException(
          Files.exists(path)
              ? new Fault.Refused(code, path + " cannot be opened, error " + code + hint(code))
              : new Fault.Unplugged(path + " has gone"));
    }
    return new SerialLink(port, where());
  }

  @Override
  public String where() {
    return "serial " + path + " " + baud;
  }

  private static String hint(int code) {
    return switch (code) {
      case 13 -> " (permission: is the user in group dialout?)";
      case 16 -> " (busy: another program holds it)";
      default -> "";
    };
  }
}
