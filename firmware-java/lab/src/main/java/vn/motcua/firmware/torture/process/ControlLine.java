package vn.motcua.firmware.torture.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines between the campaign and one of its processes, over TCP on 127.0.0.1. When it ends, the
 * process ends too: no process is left behind, however the campaign ends. Any thread may send, one
 * reads.
 */
final class ControlLine implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader in;
  private final Writer out;

  ControlLine(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1_024);
    out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
  }

  static ControlLine to(int port) throws IOException {
    return new ControlLine(new Socket(InetAddress.getLoopbackAddress(), port));
  }

  synchronized void send(String line) throws IOException {
    out.write(line + "\n");
    out.flush();
  }

  /** The next line, null at the end. */
  @Nullable String receive() throws IOException {
    return in.readLine();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
