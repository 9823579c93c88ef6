package vn.motcua.devices.fingerprint.packet;

/** What the ring of a GROW module shows (AuraLedConfig, R503 manual 1.2.2). */
public record RingLight(Control control, int speed, Colour colour, int count) {
  /** Way of lighting. */
  public enum Control {
    BREATHING(1),
    FLASHING(2),
    ON(3),
    OFF(4),
    GRADUALLY_ON(5),
    GRADUALLY_OFF(6);

    private final int code;

    Control(int code) {
      this.code = code;
    }
  }

  /** Sum of red 1, blue 2, green 4. */
  public enum Colour {
    RED(1),
    BLUE(2),
    PURPLE(3),
    GREEN(4),
    YELLOW(5),
    CYAN(6),
    WHITE(7);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }

  /** Waiting for a finger. */
  public static final RingLight INVITING = new RingLight(Control.BREATHING, 100, Colour.BLUE, 0);

  /** Clocked in. */
  public static final RingLight GOOD = new RingLight(Control.FLASHING, 40, Colour.GREEN, 2);

  /** Unknown finger. */
  public static final RingLight REFUSED = new RingLight(Control.FLASHING, 40, Colour.RED, 3);

  /** {@code speed} 0 (fast) to 255, {@code count} 0 (for ever) to 255. */
  public RingLight {
    if (speed < 0 || speed > 255 || count < 0 || count > 255) {
      throw new IllegalArgumentException("speed " + speed + ", count " + count);
    }
  }

  /** The command that sets the ring to this. */
  public Packet command() {
    return Packet.command(Instruction.AURA_LED_CONFIG, control.code, speed, colour.code, count);
  }
}
