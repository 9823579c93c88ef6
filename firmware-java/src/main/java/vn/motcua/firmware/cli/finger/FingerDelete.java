package vn.motcua.firmware.cli.finger;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Deletes one finger: exit 0 when the slot is empty afterwards. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    description = {
      "Deletes the finger in one slot of the module. Copies of it are not deleted.",
      "Exits with 1 when the slot was empty."
    })
final class FingerDelete implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int WAS_EMPTY = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ModuleOption module = new ModuleOption();

  @Option(names = "--slot", required = true, paramLabel = "N", description = "The slot, from 0.")
  private int slot;

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean held =
        module.run(
            spec,
            m -> {
              boolean taken = slot >= 0 && m.index().get(slot);
              if (taken) {
                m.delete(slot, 1);
              }
              return taken;
            });
    if (!held) {
      spec.commandLine().getErr().println("motcua: slot " + slot + " holds no finger");
      return WAS_EMPTY;
    }
    spec.commandLine().getOut().println("Slot " + slot + " is empty now.");
    spec.commandLine().getOut().flush();
    return DONE;
  }
}
