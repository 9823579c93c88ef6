package vn.motcua.firmware.cli.inspect;

import java.io.IOException;
import vn.motcua.devices.printer.profile.PrinterProfile;

/**
 * Draws what a printer would make of a job; a service, which the laboratory provides. Any thread.
 */
public interface PaperDrawing {

  /**
   * The paper as a PNG picture.
   *
   * @param job the bytes as they went to the printer
   * @param model whose code tables and paper width are meant
   * @throws IOException when no picture can be made of it
   */
  byte[] png(byte[] job, PrinterProfile model) throws IOException;
}
