package vn.motcua.firmware.web;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One browser for all tests of a class, and a board of its own for each of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HallBench {
  Hall hall;
  LiveBoard board;

  @BeforeAll
  void enter(@TempDir Path profile) {
    hall = new Hall(profile);
  }

  @AfterAll
  void leave() {
    hall.close();
  }

  @BeforeEach
  void aBoardOfItsOwn() throws Exception {
    board = hall.open();
  }
}
