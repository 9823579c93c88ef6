package vn.motcua.firmware.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code motcua about}: version, JDK and jars. */
@Command(
    name = "about",
    mixinStandardHelpOptions = true,
    description = "Prints the version, the JDK, and every jar of the class path with its size.")
final class AboutCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<ClassPathEntry> jars = ClassPathEntry.of(System.getProperty("java.class.path"));
    long bytes = jars.stream().mapToLong(ClassPathEntry::bytes).sum();
    String jdk =
        System.getProperty("java.runtime.version") + ", " + System.getProperty("java.vendor");
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> said = new LinkedHashMap<>();
      said.put("version", ProgramVersion.text());
      said.put("jdk", jdk);
      said.put("jars", jars);
      said.put("bytes", bytes);
      out.println(new JsonMapper().writeValueAsString(said));
    } else {
      out.printf("motcua %s on JDK %s%n", ProgramVersion.text(), jdk);
      jars.forEach(jar -> out.printf("%-44s %-10s %10d%n", jar.name(), jar.version(), jar.bytes()));
      out.printf("%-44s %-10s %10d%n", jars.size() + " in all", "", bytes);
    }
    out.flush();
    return ExitCode.OK;
  }
}
