package vn.motcua.firmware.torture.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process of the campaign. Any thread. */
public final class Child implements AutoCloseable {
  private static final int CONNECT_MILLIS_MAX = 60_000;
  private static final long END_SECONDS_MAX = 30;

  private final String role;
  private final Process process;
  private final CompletableFuture<Integer> ready = new CompletableFuture<>();
  private final Consumer<List<String>> heard;
  private volatile @Nullable ControlLine wire;

  /** Starts it and does not wait; {@code heard} takes what it says besides being ready. */
  public Child(Launch launch, String role, List<String> args, Consumer<List<String>> heard)
      throws IOException {
    this.role = role;
    this.heard = heard;
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    List<String> all = new ArrayList<>(List.of(Integer.toString(server.getLocalPort()), role));
    all.addAll(args);
    process =
        new ProcessBuilder(launch.command(role, all))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Thread.ofVirtual().start(() -> listen(server));
  }

  private void listen(ServerSocket server) {
    try (server;
        ControlLine line = new ControlLine(accept(server))) {
      wire = line;
      for (String said = line.receive(); said != null; said = line.receive()) {
        List<String> words = List.of(said.split(" "));
        if (words.getFirst().equals("ready")) {
          ready.complete(Integer.parseInt(words.get(1)));
        } else {
          heard.accept(words);
        }
      }
      ready.completeExceptionally(new IOException("it ended before it was ready"));
    } catch (IOException killed) {
      ready.completeExceptionally(killed);
    }
  }

  private Socket accept(ServerSocket server) throws IOException {
    server.setSoTimeout(50);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CONNECT_MILLIS_MAX);
    while (process.isAlive() && System.nanoTime() < end) {
      try {
        return server.accept();
      } catch (SocketTimeoutException notYet) {
        ready.isDone(); // it is still starting
      }
    }
    throw new IOException("it did not start (exit code " + exitCode() + ")");
  }

  private String exitCode() {
    return process.isAlive() ? "none" : Integer.toString(process.exitValue());
  }

  /**
   * The port it serves on, once it does.
   *
   * @throws IOException when it ends before that, or takes longer than a minute
   */
  public int port() throws IOException, InterruptedException {
    try {
      return ready.get(CONNECT_MILLIS_MAX, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable why = e.getCause() == null ? e : e.getCause();
      throw new IOException("the " + role + " did not come up: " + why.getMessage(), e);
    } catch (TimeoutException e) {
      String limit = CONNECT_MILLIS_MAX / 1_000 + " s";
      throw new IOException(
          "the " + role + " did not come up in " + limit + "; is the machine too busy?", e);
    }
  }

  public void send(String line) throws IOException {
    ControlLine to = wire;
    if (to == null) {
      throw new IOException("the " + role + " has not connected yet");
    }
    to.send(line);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** SIGKILL: no hook, no flush, no last message. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** Lets it close everything in order. */
  public void end() throws IOException, InterruptedException {
    send("end");
    if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
      kill();
      throw new IOException("the " + role + " did not end in " + END_SECONDS_MAX + " s");
    }
  }

  /** Kills it without waiting. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
