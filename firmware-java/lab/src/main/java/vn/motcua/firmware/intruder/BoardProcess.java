package vn.motcua.firmware.intruder;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.cli.Motcua;

/** The board that is attacked, a process of its own. One thread. */
final class BoardProcess implements AutoCloseable {
  private static final int TRIES_MAX = 3_000;
  private static final long PAUSE_MILLIS = 20;
  private static final long END_SECONDS_MAX = 30;

  private final AttackedCentre centre;
  private final File log;
  private final Process process;

  /** Starts the product's command, or with a fault of the board the laboratory's. */
  BoardProcess(AttackedCentre centre, @Nullable Plant plant) throws IOException {
    this.centre = centre;
    this.log = centre.directory().resolve("board.log").toFile();
    String config = centre.boardToml().toString();
    String catalogue = centre.catalogue().toString();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(
        plant != null && plant.isOfBoard()
            ? List.of(PlantedBoard.class.getName(), config, catalogue, plant.name())
            : List.of(
                Motcua.class.getName(), "board", "--config", config, "--catalogue", catalogue));
    process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }

  /** Waits until its pages are served. */
  void awaitPages() throws IOException, InterruptedException {
    for (int tries = 0; tries < TRIES_MAX && process.isAlive(); tries++) {
      try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), centre.pagePort())) {
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    }
    throw new IOException("the board did not start: " + Files.readString(log.toPath()));
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the board did not end in " + END_SECONDS_MAX + " s");
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
