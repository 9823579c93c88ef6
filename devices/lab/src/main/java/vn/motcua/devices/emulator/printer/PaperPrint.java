package vn.motcua.devices.emulator.printer;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.motcua.devices.printer.profile.PrinterProfile;

/** Prints a captured job on emulated paper. Pure; any thread. */
public final class PaperPrint {
  private static final int MODEL_BUFFER_BYTES = Integer.MAX_VALUE;

  private PaperPrint() {}

  /**
   * The whole job, cuts included, as one PNG picture.
   *
   * @param leftOut hears of each command that is not drawn, with its offset and the reason; of the
   *     first hundred
   */
  public static byte[] png(byte[] job, PrinterProfile profile, Consumer<String> leftOut) {
    EmulatedModel model =
        new EmulatedModel(profile.widthDots(), MODEL_BUFFER_BYTES, true, true, true);
    PrinterEngine engine = new PrinterEngine(model, profile.codeTables());
    PaperRoll all = new PaperRoll(profile.widthDots());
    engine.receive(job, job.length);
    engine.finishLine();
    engine.faults().forEach(leftOut);
    List<Paper> cut = engine.takePapers();
    for (Paper paper : cut) {
      all.print(paper.picture(), 0);
    }
    all.print(engine.hanging(), 0);
    Optional<Paper> whole = all.cut();
    return whole.orElseGet(() -> new Paper(1, engine.hanging())).png();
  }
}
