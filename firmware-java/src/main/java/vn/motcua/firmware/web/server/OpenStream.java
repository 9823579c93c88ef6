package vn.motcua.firmware.web.server;

import java.util.function.Consumer;

/** An answer that is sent piece by piece. Any thread, one piece at a time. */
public interface OpenStream {

  /**
   * Sends a piece without waiting for the network.
   *
   * @param done called, on any thread, when the piece has been passed to the network (true), or
   *     when the client is gone (false)
   */
  void send(byte[] piece, Consumer<Boolean> done);

  /** Ends the answer and its connection at once. */
  void cut();
}
