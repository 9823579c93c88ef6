package vn.motcua.firmware.bench.picture;

/** How many codes were read correctly, and how many texts were wrong. */
public record ReadingScore(int right, int wrong) {
  /** Both together. */
  public ReadingScore plus(ReadingScore other) {
    return new ReadingScore(right + other.right, wrong + other.wrong);
  }
}
