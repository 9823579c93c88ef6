package vn.motcua.devices.printer.escpos;

/** One thing a printer has said, told apart by the fixed bits of its bytes. */
public sealed interface StatusEvent {
  /** 11h: the printer takes data again. */
  record XOn() implements StatusEvent {}

  /** 13h: the printer wants no more data. */
  record XOff() implements StatusEvent {}

  /** Answer to {@code DLE EOT n}: 0xx1xx10. */
  record RealTime(int value) implements StatusEvent {}

  /** Automatic status back: 0xx1xx00 then three bytes 0xx0xxxx; b1 is the most significant. */
  record AutomaticStatus(int b1, int b2, int b3, int b4) implements StatusEvent {}

  /** One-byte answer to {@code GS r} or {@code GS I}: 0xx0xxxx. */
  record Reply(int value) implements StatusEvent {}

  /** A block {@code 37h … 00h} or {@code 5Fh … 00h}, without its header and NUL, ISO 8859-1. */
  record Block(int header, String content) implements StatusEvent {}

  /** A byte that fits no pattern; clones send 00 or FF here. */
  record Noise(int value) implements StatusEvent {}
}
