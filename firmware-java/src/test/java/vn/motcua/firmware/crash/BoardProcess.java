package vn.motcua.firmware.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One life of the board: a Java process that is started, used and killed. */
final class BoardProcess {
  private static final int START_SECONDS_MAX = 120;

  private final Process process;
  private final Writer input;
  private final BlockingQueue<String> lamps = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> ports = new LinkedBlockingQueue<>();

  BoardProcess(Path data, String broker, int printerPort) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-XX:+AutoCreateSharedArchive",
            "-XX:SharedArchiveFile=" + data.resolveSibling("board.jsa"),
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            CrashBoard.class.getName(),
            data.toString(),
            broker,
            Integer.toString(printerPort)));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    input = process.outputWriter(StandardCharsets.UTF_8);
    Thread.ofVirtual().start(this::listen);
  }

  private void listen() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("port ")) {
          ports.add(Integer.parseInt(line.substring(5)));
        } else if (line.startsWith("lit ")) {
          lamps.add(line.substring(4));
        }
      }
    } catch (IOException killed) {
      lamps.add("gone");
    }
  }

  /** The port of its pages, once it serves; null when it was killed before. */
  @Nullable Integer port() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
    while (System.nanoTime() < end && process.isAlive()) {
      Integer port = ports.poll(20, TimeUnit.MILLISECONDS);
      if (port != null) {
        return port;
      }
    }
    return ports.poll();
  }

  void press(int value) throws IOException {
    input.write("press " + value + "\n");
    input.flush();
  }

  /** Whether this value's lamp lights within the time. */
  boolean lights(int value, long millis) throws InterruptedException {
    String lit = lamps.poll(millis, TimeUnit.MILLISECONDS);
    return Integer.toString(value).equals(lit);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: no hook, no flush, no farewell. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Ends it by closing its input: everything is closed in order. */
  void end() throws IOException, InterruptedException {
    input.close();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      kill();
      throw new IOException("the board did not end within 60 s of being asked");
    }
  }
}
