package vn.motcua.devices.emulator.printer;

/**
 * The model of an emulated printer.
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

  /** A network printer for 80 mm paper with all abilities. */
  public static final EmulatedModel GOOD_80_MM = new EmulatedModel(576, 65_536, true, true, true);

  /** A network printer for 58 mm paper with all abilities. */
  public static final EmulatedModel GOOD_58_MM = new EmulatedModel(384, 65_536, true, true, true);

  /** A clone that prints and never answers. */
  public static final EmulatedModel MUTE_58_MM = new EmulatedModel(384, 4_096, false, false, false);
}
