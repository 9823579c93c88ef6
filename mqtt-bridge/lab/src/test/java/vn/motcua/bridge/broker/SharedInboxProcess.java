package vn.motcua.bridge.broker;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.Inbox;
import vn.motcua.bridge.inbox.postgres.PostgresAddress;
import vn.motcua.bridge.link.Brokers;
import vn.motcua.bridge.link.paho.PahoMqttPort;

/** One of several inboxes as a process of its own, to be killed. */
final class SharedInboxProcess implements AutoCloseable {
  private final Process process;

  /** Starts one and waits until the broker has accepted it. */
  SharedInboxProcess(PostgresAddress database, Brokers brokers) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx96m",
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    SharedInboxProcess.class.getName(),
                    database.url(),
                    brokers.addresses().stream()
                        .map(each -> each.uri().toString())
                        .collect(joining(","))))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (!"connected".equals(line)) {
      process.destroyForcibly();
      throw new IOException("the inbox process did not come up: " + line);
    }
  }

  /** The process: receives until its standard input ends. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    var database = PostgresAddress.of(arguments[0], Map.of());
    var broker =
        PahoMqttPort.to(
            Brokers.of(
                Pattern.compile(",")
                    .splitAsStream(arguments[1])
                    .map(URI::create)
                    .toArray(URI[]::new)));
    try (Inbox inbox =
        Inbox.join(database, SampleEvent.CATALOGUE, "motcua", broker, InstantSource.system())) {
      while (!inbox.connected()) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      System.out.println("connected");
      int end = System.in.read();
      System.out.println("ended with " + end);
    }
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  @Override
  public void close() throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).close();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
