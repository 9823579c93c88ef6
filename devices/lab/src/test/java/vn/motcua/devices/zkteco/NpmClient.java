package vn.motcua.devices.zkteco;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A client of ZKTeco terminals from npm, in a process of its own. One thread. */
final class NpmClient implements AutoCloseable {
  private static final Path SOURCES = Path.of("src", "test", "npm");
  private static final Path INSTALLED = Path.of("target", "npm");

  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;
  private final Queue<JsonNode> events = new ArrayDeque<>();

  NpmClient(String library, int port) throws IOException {
    this.process =
        new ProcessBuilder("node", "ask.js", library, Integer.toString(port))
            .directory(INSTALLED.toFile())
            .redirectError(INSTALLED.resolve(library + ".log").toFile())
            .start();
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
  }

  /** Installs the pinned packages; skips the tests where Node.js or npm is missing. */
  static void install() throws IOException, InterruptedException {
    for (String program : List.of("node", "npm")) {
      assumeTrue(isThere(program), program + " is not installed here: ./motcua test installs it");
    }
    Files.createDirectories(INSTALLED);
    for (String file : List.of("package.json", "package-lock.json", "ask.js")) {
      Files.copy(
          SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Process npm =
        new ProcessBuilder(
                "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(npm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (npm.waitFor() != 0) {
      throw new AssertionError(
          "npm could not fetch the clients that devices/lab/src/test/npm/package.json names; it"
              + " needs the network the first time. npm says: "
              + said);
    }
  }

  private static boolean isThere(String program) throws InterruptedException {
    try {
      return new ProcessBuilder(program, "--version")
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Calls a method of the client. */
  JsonNode ask(String method, Object... values) {
    List<Object> question = new ArrayList<>(List.of(values));
    question.addFirst(method);
    try {
      questions.write(json.writeValueAsString(question) + "\n");
      questions.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(method + " could not be asked", e);
    }
    JsonNode line = line(method);
    while (line.has("event")) {
      events.add(line.get("event"));
      line = line(method);
    }
    if (line.has("error")) {
      throw new AssertionError(method + " failed: " + line.get("error").asString());
    }
    return line.get("answer");
  }

  /** The next live event. */
  JsonNode event() {
    return events.isEmpty() ? line("a live event").get("event") : events.remove();
  }

  private JsonNode line(String awaited) {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new AssertionError("the client ended before the answer to " + awaited);
      }
      return json.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException("no answer to " + awaited, e);
    }
  }

  @Override
  public void close() throws IOException {
    questions.close();
    process.destroy();
  }
}
