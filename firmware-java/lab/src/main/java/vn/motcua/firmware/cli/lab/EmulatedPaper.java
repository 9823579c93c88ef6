package vn.motcua.firmware.cli.lab;

import java.io.IOException;
import java.util.function.Consumer;
import vn.motcua.devices.emulator.printer.PaperPrint;
import vn.motcua.devices.printer.profile.PrinterProfile;
import vn.motcua.firmware.cli.inspect.PaperDrawing;

/** Draws the paper of the emulated printer. */
public final class EmulatedPaper implements PaperDrawing {

  @Override
  public byte[] png(byte[] job, PrinterProfile model, Consumer<String> leftOut) throws IOException {
    return PaperPrint.png(job, model, leftOut);
  }
}
