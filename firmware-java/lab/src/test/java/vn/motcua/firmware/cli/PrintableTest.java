package vn.motcua.firmware.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.firmware.system.Printable;

class PrintableTest {

  @Test
  void everyCharacterThatATerminalObeysIsSpelledOutAndNoOther() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
      if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
        continue;
      }
      String text = "a" + Character.toString(character) + "b";
      String expected = isObeyed(character) ? "a\\u%04xb".formatted(character) : text;
      if (!new String(printed(text.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)
          .equals(expected)) {
        wrong.add("U+%04X".formatted(character));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isObeyed(int character) {
    boolean control = Character.getType(character) == Character.CONTROL;
    boolean direction =
        switch (Character.getDirectionality(character)) {
          case Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
              Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
              Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
              Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
              Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
              Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
              Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
              Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
              Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE ->
              true;
          default -> List.of(0x200e, 0x200f, 0x2028, 0x2029, 0x61c).contains(character);
        };
    return direction || (control && character != '\n' && character != '\t');
  }

  @Test
  void whatIsNoUtf8PassesByteForByte() throws IOException {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(8)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (0x80 + random.nextInt(0x40)); // none of them begins a character
      }
      assertThat(printed(bytes)).describedAs("seed %d, round %d", seed, round).isEqualTo(bytes);
    }
  }

  @Test
  void bytesThatOnlyBeginLikeAControlCharacterAreKept() throws IOException {
    for (int second = 0; second < 0x100; second++) {
      for (int lead : new int[] {0xc2, 0xd8, 0xe2}) {
        byte[] bytes = {(byte) lead, (byte) second, 'x'};
        boolean spelled = lead == 0xc2 && second >= 0x80 && second < 0xa0;
        boolean mark = lead == 0xd8 && second == 0x9c;
        boolean control = (second < ' ' && second != '\n' && second != '\t') || second == 0x7f;
        if (!spelled && !mark && !control) {
          assertThat(printed(bytes)).describedAs("%x %x", lead, second).isEqualTo(bytes);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u001b]0;owned\u0007", "\u009b2J", "\u202etxt.exe"})
  void aFileNameThatSteersTheTerminalIsNamedWithoutSteeringIt(String name) throws Exception {
    Ran ran = Ran.motcua(Map.of(), "ledger", "verify", "--nonsense=" + name);

    assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
    assertThat(ran.said())
        .contains("\\u%04x".formatted((int) name.charAt(0)))
        .doesNotContain(name.substring(0, 1));
  }

  @Test
  void eachWriteToAnOutputThatFailsReportsTheFailure() {
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("no room");
          }
        };
    var printable = new Printable(full);
    for (int i = 0; i < 10; i++) {
      assertThatIOException().isThrownBy(() -> printable.write('a')).withMessage("no room");
    }
  }

  private static byte[] printed(byte[] bytes) throws IOException {
    var whole = new ByteArrayOutputStream();
    try (var printable = new Printable(whole)) {
      printable.write(bytes);
    }
    var piecemeal = new ByteArrayOutputStream();
    try (var printable = new Printable(piecemeal)) {
      for (byte each : bytes) {
        printable.write(each);
      }
    }
    assertThat(piecemeal.toByteArray()).isEqualTo(whole.toByteArray());
    return whole.toByteArray();
  }
}
