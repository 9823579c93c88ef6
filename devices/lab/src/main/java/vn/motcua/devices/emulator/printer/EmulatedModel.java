package vn.motcua.devices.emulator.printer;

/**
 * What sort of printer is emulated.
 *
 * @param widthDots printable width in dots
 * @param receiveBufferBytes data that fit while it cannot print; more is not read from the line
 * @param answersStatus answers DLE EOT; cheap clones do not
 * @param answersInOrder answers GS r
 * @param clearsBuffers obeys DLE DC4 8
 */
public record EmulatedModel(
    int widthDots,
    int receiveBufferBytes,
    boolean answersStatus,
    boolean answersInOrder,
    boolean clearsBuffers) {

  /** A network printer for 80 mm paper that can all. */
  public static final EmulatedModel GOOD_80_MM = new EmulatedModel(576, 65_536, true, true, true);

  /** A network printer for 58 mm paper that can all. */
  public static final EmulatedModel GOOD_58_MM = new EmulatedModel(384, 65_536, true, true, true);

  /** A clone that prints, and never says a word. */
  public static final EmulatedModel MUTE_58_MM = new EmulatedModel(384, 4_096, false, false, false);
}
