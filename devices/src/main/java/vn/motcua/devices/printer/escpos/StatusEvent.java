package vn.motcua.devices.printer.escpos;

/** A status message of a printer, recognised by the fixed bits of its bytes. */
public sealed interface StatusEvent {
  /** 11h: the printer takes data again. */
  record XOn() implements StatusEvent {}

  /** 13h: the printer wants no more data. */
  record XOff() implements StatusEvent {}

  /** Answer to {@code DLE EOT n}: 0xx1xx10. */
  record RealTime(int value) implements StatusEvent {}

  /** Automatic status back: 0xx1xx00 then three bytes 0xx0xxxx; b1 is the most significant. */
  record AutomaticStatus(int b1, int b2, int b3, int b4) implements StatusEvent {
    private static final int OFFLINE = 0x08;
    private static final int COVER_OPEN = 0x20;
    private static final int ERRORS = 0x04 | 0x08 | 0x20 | 0x40;
    private static final int NEAR_END = 0x03;
    private static final int PAPER_END = 0x0C;

    /** Whether it takes no data now. */
    public boolean offline() {
      return (b1 & OFFLINE) != 0;
    }

    /**
     * In UnifiedPOS terms. Source: Epson TM manuals, {@code GS a}: b1 08 offline, 20 cover; b2 04
     * mechanical, 08 cutter, 20 unrecoverable, 40 recovers by itself; b3 03 near end, 0C end.
     */
    public PrinterCondition condition() {
      return new PrinterCondition(
          !offline(),
          (b1 & COVER_OPEN) != 0,
          (b3 & PAPER_END) != 0,
          (b3 & NEAR_END) != 0,
          (b2 & ERRORS) != 0,
          true);
    }
  }

  /** One-byte answer to {@code GS r} or {@code GS I}: 0xx0xxxx. */
  record Reply(int value) implements StatusEvent {}

  /** A block {@code 37h … 00h} or {@code 5Fh … 00h}, without its header and NUL, ISO 8859-1. */
  record Block(int header, String content) implements StatusEvent {}

  /** A byte that fits no pattern; clones send 00 or FF here. */
  record Noise(int value) implements StatusEvent {}
}
