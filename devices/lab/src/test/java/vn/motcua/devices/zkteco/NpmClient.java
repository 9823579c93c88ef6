package vn.motcua.devices.zkteco;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import vn.motcua.devices.npm.NpmPackages;

/** A client of ZKTeco terminals from npm, in a process of its own. One thread. */
final class NpmClient implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final BufferedReader answers;
  private final Writer questions;
  private final Queue<JsonNode> events = new ArrayDeque<>();

  NpmClient(String library, int port) throws IOException {
    this.process = NpmPackages.start("ask.js", library, Integer.toString(port));
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = process.outputWriter(StandardCharsets.UTF_8);
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
