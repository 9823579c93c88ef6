package vn.motcua.firmware.bench.device;

/** How many pictures were read right and how many wrong. */
record ReadingScore(int right, int wrong) {
  ReadingScore plus(ReadingScore other) {
    return new ReadingScore(right + other.right, wrong + other.wrong);
  }
}
