package vn.motcua.firmware.bench.device;

/** How many pictures were read correctly and how many wrongly. */
record ReadingScore(int right, int wrong) {
  ReadingScore plus(ReadingScore other) {
    return new ReadingScore(right + other.right, wrong + other.wrong);
  }
}
