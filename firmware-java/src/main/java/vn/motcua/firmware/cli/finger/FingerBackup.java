package vn.motcua.firmware.cli.finger;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
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
import vn.motcua.firmware.cli.progress.Progress;

/** Copies all templates of a module, encrypted, one file for each slot. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Copies every finger of the module, encrypted with AES-256-GCM, one file for each slot.",
      "A copy can only be read with its key, and only be put back into its own slot."
    })
final class FingerBackup implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ModuleOption module = new ModuleOption();
  @Mixin private KeyOption key = new KeyOption();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR",
      description = "Directory for the copies; it must not contain any yet.")
  private Path to = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    TemplateBackup backup = key.backup(spec);
    Files.createDirectories(to);
    if (!Copies.in(to).isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), to + " already contains copies; name another directory");
    }
    Map<Integer, byte[]> copies = module.run(spec, m -> all(m, backup));
    for (Map.Entry<Integer, byte[]> copy : copies.entrySet()) {
      Files.write(Copies.file(to, copy.getKey()), copy.getValue(), StandardOpenOption.CREATE_NEW);
    }
    spec.commandLine().getOut().printf("%d fingers copied to %s%n", copies.size(), to);
    spec.commandLine().getOut().flush();
    return 0;
  }

  private Map<Integer, byte[]> all(ModuleCommands module, TemplateBackup backup)
      throws LinkException, InterruptedException {
    Map<Integer, byte[]> copies = new TreeMap<>();
    int[] slots = module.index().stream().toArray();
    PrintWriter err = spec.commandLine().getErr();
    try (Progress progress = Progress.of("backup", slots.length, "fingers", err)) {
      for (int slot : slots) {
        Optional<byte[]> copy = backup.save(slot).run(module);
        copy.ifPresent(bytes -> copies.put(slot, bytes));
        progress.step();
      }
    }
    return copies;
  }
}
