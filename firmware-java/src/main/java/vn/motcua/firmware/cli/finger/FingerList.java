package vn.motcua.firmware.cli.finger;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.BitSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints which slots of a module hold a finger. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Prints how many slots the module has, and which of them hold a finger.")
final class FingerList implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private ModuleOption module = new ModuleOption();

  private record Library(int capacity, BitSet slots) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Library library = module.run(spec, m -> new Library(m.parameters().capacity(), m.index()));
    var out = spec.commandLine().getOut();
    out.printf("%d of %d slots hold a finger%n", library.slots.cardinality(), library.capacity);
    if (!library.slots.isEmpty()) {
      out.println(library.slots.stream().mapToObj(Integer::toString).collect(joining(" ")));
    }
    out.flush();
    return 0;
  }
}
