package vn.motcua.firmware.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.motcua.firmware.cli.ExitCode;
import vn.motcua.firmware.cli.Motcua;

class CampaignCommandsTest {
  @TempDir Path directory;

  private record Ran(int code, String output, String errors) {}

  private static Ran run(String... args) {
    CommandLine command = Motcua.commandLine();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int code = command.execute(args);
    return new Ran(code, out.toString(), err.toString());
  }

  @Test
  void aSimulatedDayIsReportedInOneLineAndAsOneJsonObject() {
    Ran people = run("simulate", "--days", "1", "--seed", "1", "--boards", "1");
    assertThat(people.code()).isZero();
    assertThat(people.output()).contains("1 days of 1 boards", "every promise was kept");
    Ran json = run("simulate", "--days", "1", "--seed", "1", "--boards", "1", "--json");
    assertThat(json.output().lines()).hasSize(1);
    assertThat(json.output()).startsWith("{\"days\":1,\"boards\":1,").contains("\"broken\":0");
  }

  @Test
  void aCampaignCountsAsOneJsonObjectAndLeavesItsDataWhereItWasTold() {
    Path data = directory.resolve("campaign");
    Ran ran =
        run(
            "torture",
            "--rounds",
            "2",
            "--seed",
            "1",
            "--fault",
            "kill",
            "--json",
            "--data",
            data.toString());
    List<String> lines = ran.errors().strip().lines().toList();
    assertThat(lines.getLast()).isEqualTo("motcua: what the processes wrote is in " + data);
    // On a slow machine it takes more than ten seconds, and says how far it is.
    assertThat(lines.subList(0, lines.size() - 1))
        .allSatisfy(line -> assertThat(line).startsWith("motcua: torture ").endsWith(" faults/s"));
    assertThat(ran.code()).isZero();
    assertThat(ran.output()).startsWith("{\"rounds\":2,\"acknowledged\":");
    assertThat(ran.output()).contains("\"lost\":0,\"doubled\":0,\"reordered\":0,\"gaps\":0,");
    assertThat(data.resolve("centre")).isDirectory();
  }

  @Test
  void nonsenseIsRefusedWithASentence() throws Exception {
    assertThat(run("torture", "--rounds", "0").code()).isEqualTo(ExitCode.USAGE);
    Ran fault = run("torture", "--rounds", "1", "--fault", "fire");
    assertThat(fault.code()).isEqualTo(ExitCode.USAGE);
    assertThat(fault.errors()).contains("power, kill, disk-full", "not \"fire\"");
    Files.writeString(directory.resolve("mine"), "mine");
    Ran taken = run("torture", "--rounds", "1", "--data", directory.toString());
    assertThat(taken.code()).isEqualTo(ExitCode.USAGE);
    assertThat(taken.errors()).contains("is not empty");
    assertThat(run("simulate", "--days", "0").code()).isEqualTo(ExitCode.USAGE);
    assertThat(run("simulate", "--days", "1", "--boards", "0").code()).isEqualTo(ExitCode.USAGE);
  }
}
