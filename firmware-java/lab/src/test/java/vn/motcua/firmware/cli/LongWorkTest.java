package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.lab.EmbeddedBroker;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.devices.emulator.fingerprint.FingerprintModuleEmulator;
import vn.motcua.devices.emulator.fingerprint.ModuleSpec;
import vn.motcua.devices.emulator.fingerprint.Pace;
import vn.motcua.firmware.cli.progress.Progress;
import vn.motcua.firmware.core.Stations;

/** How far long work is: a bar on a terminal, and elsewhere a line every ten seconds. */
@Timeout(120)
class LongWorkTest extends CommandLineFixture {
  @Test
  void longWorkShowsABarWithRateAndTimeLeftOnATerminalAndKeepsStandardOutputClean()
      throws Exception {
    Process process =
        Ran.startOnTerminal("simulate", "--days", "4", "--boards", "1", "--seed", "1");
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(err).isZero();
    assertThat(err).containsPattern(bar("simulate", "4 days")).contains(" days/s").endsWith("\r");
    assertThat(out.lines()).hasSize(3).first().asString().startsWith("4 days of 1 boards");
    assertThat(out).doesNotContain("\r", "%");
  }

  @Test
  void conformShowsItsChecks() throws Exception {
    try (var broker = EmbeddedBroker.start(0, null);
        var server =
            Inbox.open(
                place.resolve("server"),
                Stations.ALL.events(),
                PahoMqttPort.to(broker.url()),
                InstantSource.system())) {
      await().until(server::connected);
      Process conform = Ran.startOnTerminal("conform", "--broker", broker.url().toString());
      assertThat(untilMatches(conform, bar("conform", "\\d+ checks"))).isNotEmpty();
      conform.destroy();
      int _ = conform.waitFor();
    }
  }

  /** An export that comes through a pipe, so that the work takes as long as the test wants. */
  @Test
  void reconcileShowsHowManyEventsItHasRead() throws Exception {
    Path pipe = place.resolve("export");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    String[] exported = motcua("ledger export --data @/ledger").out().split("(?<=\n)", -1);
    Process reconcile =
        Ran.startOnTerminal(
            filled(
                    "reconcile --data @/demo/inbox --from 2026-11-21 --to 2026-11-21 --ledger "
                        + pipe)
                .split(" ", -1));
    try (Writer events = Files.newBufferedWriter(pipe)) {
      events.write(exported[0] + exported[1]);
      events.flush();
      assertThat(untilMatches(reconcile, Pattern.compile("\rreconcile .*2(?:/\\?)? events ")))
          .isNotEmpty();
      events.write(exported[2]);
    }
    assertThat(reconcile.waitFor()).isEqualTo(ExitCode.FAILED);
    assertThat(reconcile.inputReader().readAllLines())
        .as("the inbox is empty")
        .endsWith("3 differences from 2026-11-21 to 2026-11-21");
  }

  @Test
  void backupAndRestoreOfFingersShowHowManyAreCopied() throws Exception {
    ModuleSpec slow = ModuleSpec.GROW.withPace(Pace.WIRE);
    try (var module = new FingerprintModuleEmulator(place.resolve("module"), slow)) {
      for (int slot = 0; slot < 150; slot++) {
        module.enrol(slot);
      }
      Process backup = finger(module, "backup --to @/copies");
      assertThat(untilMatches(backup, bar("backup", "150 fingers"))).isNotEmpty();
      assertThat(backup.waitFor()).isZero();
    }
    try (var module = new FingerprintModuleEmulator(place.resolve("another"), slow)) {
      Process restore = finger(module, "restore --from @/copies");
      assertThat(untilMatches(restore, bar("restore", "150 fingers"))).isNotEmpty();
      assertThat(restore.waitFor()).isZero();
      assertThat(module.faults()).isEmpty();
    }
  }

  private static Process finger(FingerprintModuleEmulator module, String words) throws IOException {
    String line = "finger " + words + " --key @/key --device " + module.path();
    return Ran.startOnTerminal(filled(line).split(" ", -1));
  }

  /** A bar with a share, the steps and the times. */
  private static Pattern bar(String task, String total) {
    return Pattern.compile(
        "\r" + task + " +\\d+% \\[[=> ]+\\] +\\d+/" + total + " \\(0:00:\\d\\d / [0-9:?]+\\)");
  }

  /** What a process wrote on standard error until it matched; empty when it never did. */
  private static String untilMatches(Process process, Pattern pattern) throws IOException {
    StringBuilder said = new StringBuilder();
    Reader err = process.errorReader(StandardCharsets.UTF_8);
    for (int character = err.read(); character >= 0; character = err.read()) {
      said.append((char) character);
      if (character == ')' && pattern.matcher(said).find()) {
        return said.toString();
      }
    }
    assertThat(said.toString()).containsPattern(pattern);
    return "";
  }

  @Test
  void whereThereIsNoTerminalLongWorkPrintsALineEveryTenSeconds() throws Exception {
    var err = new StringWriter();
    try (var progress = Progress.lines("verify", 200, "events", new PrintWriter(err, true))) {
      progress.to(50);
      await().atMost(Duration.ofSeconds(15)).until(() -> !err.toString().isEmpty());
      progress.to(200);
    }
    assertThat(err.toString().lines()).hasSize(1);
    assertThat(err.toString())
        .containsPattern(
            "motcua: verify +25% \\[[=> ]+\\] +50/200 events \\(0:00:1\\d / 0:00:3\\d\\)")
        .contains(" events/s");
  }
}
