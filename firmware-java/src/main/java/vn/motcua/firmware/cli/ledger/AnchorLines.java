package vn.motcua.firmware.cli.ledger;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import vn.motcua.bridge.anchor.Anchor;
import vn.motcua.bridge.anchor.AnchorException;
import vn.motcua.bridge.anchor.AnchorFile;
import vn.motcua.firmware.cli.option.FileToWrite;

/** The option that names an anchor file; adds anchors to that file and reports it. */
public final class AnchorLines {
  private static final int DONE = 0;
  private static final int NOT_SOUND = 1;

  @Option(
      names = "--to",
      converter = FileToWrite.class,
      required = true,
      paramLabel = "FILE",
      description = "The anchor file. It is created when it is missing, and lines are only added.")
  private Path to = Path.of("");

  /**
   * Adds anchors that the file does not contain yet.
   *
   * @param faults number of faults in the source of the anchors
   * @return the exit code: 1 when there were faults or the file disagrees
   * @throws ParameterException when a line of the file is not an anchor; the message names it
   * @throws IOException when the file cannot be written
   */
  public int append(CommandSpec spec, List<Anchor> anchors, long faults) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try {
      int added = AnchorFile.append(to, anchors);
      out.printf("%d of %d anchors added to %s, %d faults%n", added, anchors.size(), to, faults);
      out.flush();
      return faults == 0 ? DONE : NOT_SOUND;
    } catch (AnchorException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (IllegalStateException e) {
      out.flush();
      spec.commandLine().getErr().println("motcua: " + e.getMessage());
      return NOT_SOUND;
    }
  }
}
