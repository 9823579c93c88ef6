package vn.motcua.bridge.hub;

/**
 * A message between the boards of a centre and its hub.
 *
 * @param channel what it is
 * @param board the board that sent it; of an {@link HubChannel#ANSWER} the board that it is for; of
 *     what the hub tells all, {@value #HUB}
 * @param payload as it was sent; of one that was received, nothing is known but its size
 * @param retained whether it was kept by the broker, and so may be old; of one to be sent, whether
 *     the broker is to keep it
 */
public record HubMessage(HubChannel channel, String board, String payload, boolean retained) {
  /** Stands for the hub; no board may be called this. */
  public static final String HUB = "hub";
}
