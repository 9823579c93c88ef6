package vn.motcua.devices.printer;

import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.PrinterPort;
import vn.motcua.devices.printer.escpos.EscPos;
import vn.motcua.devices.printer.profile.PrinterProfile;

/**
 * Remains of an earlier link in the printer: an incomplete command, band or slip.
 *
 * <p>A printer keeps what it was sent when its cable is pulled or the board loses power, and takes
 * the next bytes for the rest. NULs fill a command up and do nothing outside one (docs/protocols/
 * escpos.md). Printer thread only.
 */
final class Leftovers {
  /** Fills up the longest command that is not an image, {@code DLE DC4 8}, from its third byte. */
  private static final byte[] COMMAND_FILLING = new byte[8];

  private static final System.Logger LOG = System.getLogger(Leftovers.class.getName());

  private final PrinterLine line;
  private final PrinterProfile profile;
  private final PrinterMemory memory;

  Leftovers(PrinterLine line, PrinterProfile profile, PrinterMemory memory) {
    this.line = line;
    this.profile = profile;
    this.memory = memory;
  }

  /** To be called first on a new link, before anything is asked. */
  void afterOpening() throws LinkException {
    if (memory.interrupted()) {
      softReset();
      fillBand();
    } else {
      line.write(COMMAND_FILLING);
    }
  }

  /**
   * To be called before this process's first job: an earlier process may have died inside a band.
   * Not done at opening, since a printer without paper may take no more data than it has.
   */
  boolean beforeFirstJob() throws LinkException {
    if (memory.begun()) {
      return false;
    }
    fillBand();
    memory.begin();
    return true;
  }

  /** Cuts off what is on the paper of a job that broke. */
  void beforeJob() throws LinkException {
    if (memory.interrupted()) {
      line.write(EscPos.initialize());
      line.write(EscPos.cut(profile.cut(), 0));
      memory.interrupted(false);
    }
  }

  /** Throws away what the printer has not printed yet, where the model can. */
  void clear() throws LinkException {
    if (profile.clearsBuffers()) {
      line.write(EscPos.clearBuffers());
    }
  }

  private void fillBand() throws LinkException {
    line.write(new byte[profile.bandRows() * (profile.widthDots() + 7) / 8]);
    clear();
  }

  private void softReset() throws LinkException {
    PrinterPort port = line.port();
    if (port == null) {
      return;
    }
    try {
      port.softReset();
    } catch (LinkException e) {
      if (e.fault() instanceof Fault.Unplugged) {
        throw e;
      }
      LOG.log(System.Logger.Level.DEBUG, "no soft reset: {0}", e.getMessage());
    }
  }
}
