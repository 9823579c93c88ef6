package vn.motcua.firmware.cli.finger;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import vn.motcua.devices.fingerprint.enrol.TemplateBackup;
import vn.motcua.devices.fingerprint.module.ModuleCommands;
import vn.motcua.devices.link.LinkException;
import vn.motcua.firmware.cli.option.ExistingDirectory;
import vn.motcua.firmware.cli.progress.Progress;

/** Puts copies back: exit 0 when all are stored, 1 when a slot was not free. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Puts the copies of a directory back into their slots, for example into a new module.",
      "Exits with 1, and stores none, when one of the slots holds a finger."
    })
final class FingerRestore implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int NOT_FREE = 1;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ModuleOption module = new ModuleOption();
  @Mixin private KeyOption key = new KeyOption();

  @Option(
      names = "--from",
      converter = ExistingDirectory.class,
      required = true,
      paramLabel = "DIR",
      description = "Directory with copies that finger backup made.")
  private Path from = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    TemplateBackup backup = key.backup(spec);
    SortedMap<Integer, byte[]> copies = new TreeMap<>();
    for (Map.Entry<Integer, Path> copy : Copies.in(from).entrySet()) {
      copies.put(copy.getKey(), Files.readAllBytes(copy.getValue()));
    }
    if (copies.isEmpty()) {
      throw new ParameterException(spec.commandLine(), from + " contains no copies");
    }
    Optional<Integer> taken = module.run(spec, m -> restore(m, copies, backup));
    if (taken.isPresent()) {
      spec.commandLine()
          .getErr()
          .println("motcua: slot " + taken.get() + " holds a finger; nothing was stored");
      return NOT_FREE;
    }
    spec.commandLine().getOut().printf("%d fingers put back%n", copies.size());
    spec.commandLine().getOut().flush();
    return DONE;
  }

  /** The first slot that is not free, or empty when all copies are stored. */
  private Optional<Integer> restore(
      ModuleCommands module, SortedMap<Integer, byte[]> copies, TemplateBackup backup)
      throws LinkException, InterruptedException {
    BitSet held = module.index();
    Optional<Integer> taken = copies.keySet().stream().filter(held::get).findFirst();
    if (taken.isPresent()) {
      return taken;
    }
    PrintWriter err = spec.commandLine().getErr();
    try (Progress progress = Progress.of("restore", copies.size(), "fingers", err)) {
      for (byte[] copy : copies.values()) {
        backup.restore(copy).run(module);
        progress.step();
      }
    }
    return Optional.empty();
  }
}
