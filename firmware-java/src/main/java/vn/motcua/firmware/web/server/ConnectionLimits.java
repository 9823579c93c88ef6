package vn.motcua.firmware.web.server;

import java.time.Duration;

/**
 * Limits for the number of connections and their times.
 *
 * @param connections of all clients together, 1 or more
 * @param strangers of all that do not come from this machine; the others are kept for its own
 *     screen
 * @param each of one address that is not this machine's
 * @param header from the connection to its first whole header; TLS is within it
 * @param request from a whole header to the end of the answer, the body included
 * @param idle between the end of an answer and the next whole header
 */
public record ConnectionLimits(
    int connections, int strangers, int each, Duration header, Duration request, Duration idle) {

  /** The limits of a board. */
  public static ConnectionLimits standard() {
    return new ConnectionLimits(
        512, 256, 64, Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60));
  }
}
