package vn.motcua.firmware.board.doorbell;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The far end: a doorbell behind a real TCP port. */
public final class DoorbellEmulator implements AutoCloseable {
  private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private Socket board = new Socket();

  /** Listens on a port of the machine's choice. */
  public DoorbellEmulator() throws IOException {}

  /** Where the board finds it. */
  public DoorbellLink link() {
    return new DoorbellLink.Wired(server.getLocalPort());
  }

  /** Waits for the board to call. */
  public void attach() throws IOException {
    board = server.accept();
  }

  /** Somebody presses it. */
  public void ring() throws IOException {
    board.getOutputStream().write(0x07);
  }

  /** Its battery, 0 to 127 percent. */
  public void battery(int percent) throws IOException {
    board.getOutputStream().write(0x80 + percent);
  }

  @Override
  public void close() throws IOException {
    board.close();
    server.close();
  }
}
