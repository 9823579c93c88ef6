package vn.motcua.firmware.cli.finger;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.devices.fingerprint.enrol.EnrolOutcome;
import vn.motcua.devices.fingerprint.enrol.EnrolStep;
import vn.motcua.devices.fingerprint.enrol.Enrolment;
import vn.motcua.devices.fingerprint.module.ModuleCommands;
import vn.motcua.devices.link.LinkException;

/** Enrols one finger: exit 0 when it is stored, 1 when it is not. */
@Command(
    name = "enrol",
    mixinStandardHelpOptions = true,
    description = {
      "Enrols one finger and says, step by step, when to put it on the glass and when to lift it.",
      "Exits with 1 when the finger is enrolled already, the pictures differ or nobody came."
    })
final class FingerEnrol implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int DONE = 0;
  private static final int NOT_STORED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ModuleOption module = new ModuleOption();

  @Option(
      names = "--slot",
      required = true,
      paramLabel = "N",
      description = "A free slot, from 0; catalogue.toml says whose it is.")
  private int slot;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Pictures of the finger, 2 to 6; a module takes as many as it can combine. Default:"
              + " ${DEFAULT-VALUE}.")
  private int images = 4;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (images < 2 || images > 6) {
      throw new ParameterException(spec.commandLine(), "--images takes 2 to 6, not " + images);
    }
    PrintWriter out = spec.commandLine().getOut();
    Told told = module.run(spec, m -> enrol(m, out));
    if (told.stored) {
      out.println(told.sentence);
      out.flush();
      return DONE;
    }
    spec.commandLine().getErr().println("motcua: " + told.sentence);
    return NOT_STORED;
  }

  private record Told(boolean stored, String sentence) {}

  private Told enrol(ModuleCommands module, PrintWriter out)
      throws LinkException, InterruptedException {
    int capacity = module.parameters().capacity();
    if (slot < 0 || slot >= capacity) {
      return new Told(false, "the module has the slots 0 to " + (capacity - 1) + ", not " + slot);
    }
    if (module.index().get(slot)) {
      return new Told(false, "slot " + slot + " holds a finger; delete it, or name a free slot");
    }
    var enrolment = new Enrolment(slot, images, PATIENCE, step -> say(out, step), System::nanoTime);
    return switch (enrolment.run(module)) {
      case EnrolOutcome.Enrolled(int stored) ->
          new Told(
              true,
              "Slot " + stored + " holds the finger; add it to the person in catalogue.toml.");
      case EnrolOutcome.Duplicate(int known) ->
          new Told(false, "this finger is in slot " + known + " already; nothing was stored");
      case EnrolOutcome.Different() ->
          new Told(false, "the pictures are of different fingers; nothing was stored");
      case EnrolOutcome.TimedOut(EnrolStep waiting) ->
          new Told(
              false,
              (waiting == EnrolStep.LIFT ? "the finger was not lifted" : "no good picture came")
                  + " in "
                  + PATIENCE.toSeconds()
                  + " s; nothing was stored");
    };
  }

  private static void say(PrintWriter out, EnrolStep step) {
    out.println(
        switch (step) {
          case LAY -> "Put the finger on the glass.";
          case LIFT -> "Lift the finger.";
          case AGAIN -> "The picture was poor: put the finger on the glass again, flat and steady.";
        });
    out.flush();
  }
}
