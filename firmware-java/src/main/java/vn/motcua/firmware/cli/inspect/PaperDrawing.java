package vn.motcua.firmware.cli.inspect;

import java.io.IOException;
import java.util.function.Consumer;
import vn.motcua.devices.printer.profile.PrinterProfile;

/** Draws the paper of a print job; a service that the laboratory provides. Any thread. */
public interface PaperDrawing {

  /**
   * The paper as a PNG picture.
   *
   * @param job the bytes that were sent to the printer
   * @param model model of the printer, for code tables and paper width
   * @param leftOut hears of each command that is not drawn, with its offset and the reason
   * @throws IOException when it cannot be drawn
   */
  byte[] png(byte[] job, PrinterProfile model, Consumer<String> leftOut) throws IOException;
}
