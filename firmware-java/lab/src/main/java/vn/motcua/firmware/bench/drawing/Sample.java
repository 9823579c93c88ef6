package vn.motcua.firmware.bench.drawing;

import java.util.random.RandomGenerator;

/** A code to be drawn and its text. */
record Sample(CodeKind kind, String text) {
  /** One of this kind with an invented text. */
  static Sample of(CodeKind kind, RandomGenerator random) {
    return new Sample(kind, kind.text(random));
  }

  /** The text without its last digit, which the generator computes. */
  String unchecked() {
    return text.substring(0, text.length() - 1);
  }
}
