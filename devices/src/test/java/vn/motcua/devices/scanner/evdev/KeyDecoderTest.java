package vn.motcua.devices.scanner.evdev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyDecoderTest {
  private static final int A = 30;
  private static final int SHIFT = 42;
  private static final int CTRL = 29;
  private static final int BRACKET = 27;

  private final KeyDecoder decoder = new KeyDecoder();

  @ParameterizedTest
  @ValueSource(ints = {64, 32})
  void eventsCutAtEveryByteAreStillRead(int bits) {
    byte[] bytes = event(bits, 1_700_000_000L, 123_456, InputEvent.EV_KEY, A, 1);
    InputEvent wanted = new InputEvent(0, 1_700_000_000_123_456L, InputEvent.EV_KEY, A, 1);
    for (int cut = 0; cut <= bytes.length; cut++) {
      InputEventDecoder events = new InputEventDecoder(bits);
      List<InputEvent> got = new ArrayList<>(events.feed(bytes, cut));
      assertThat(events.pendingBytes()).isEqualTo(cut % bytes.length);
      byte[] rest = Arrays.copyOfRange(bytes, cut, bytes.length);
      got.addAll(events.feed(rest, rest.length));
      assertThat(got).containsExactly(wanted);
    }
  }

  @Test
  void shiftAndCapsLockTogetherGiveSmallLetters() {
    assertThat(typed(press(58), release(58), press(A), press(SHIFT), press(A))).isEqualTo("Aa");
  }

  @Test
  void capsLockDoesNotTurnDigits() {
    assertThat(typed(press(58), release(58), press(2), press(SHIFT), press(2))).isEqualTo("1!");
  }

  @Test
  void controlAndBracketGiveTheSeparatorOfGs1() {
    assertThat(typed(press(CTRL), press(BRACKET), release(CTRL), press(BRACKET)))
        .isEqualTo("\u001d]");
  }

  @Test
  void repeatsAreNotTyped() {
    assertThat(typed(press(A), key(A, 2), key(A, 2), release(A))).isEqualTo("a");
  }

  @Test
  void keypadKeysGiveDigitsWithoutNumLock() {
    assertThat(typed(press(71), press(82), press(83), press(98), press(55), press(96)))
        .isEqualTo("70./*\r");
  }

  @Test
  void aKeyWithoutCharacterIsNamedByItsNumber() {
    assertThat(decoder.take(press(113))).containsExactly(new KeyOutput.Unknown(0, 113));
  }

  @Test
  void whatCameBetweenDroppedAndReportIsIgnoredAndShiftIsAskedAnew() {
    decoder.take(press(SHIFT));
    decoder.take(syn(InputEvent.SYN_DROPPED));
    assertThat(decoder.take(press(A))).isEmpty();
    assertThat(decoder.take(syn(InputEvent.SYN_REPORT))).containsExactly(new KeyOutput.Lost(0));
    BitSet down = new BitSet();
    down.set(SHIFT);
    decoder.resync(down);
    assertThat(typed(press(A))).isEqualTo("A");
  }

  @Test
  void numbersThatAreNoCodePointsAreNotTyped() {
    assertThat(typed(press(56), press(81), press(81), press(81), press(81), release(56)))
        .isEqualTo(Character.toString(3333));
    for (int digit : new int[] {76, 76, 76, 73, 77}) {
      decoder.take(press(56));
      decoder.take(press(digit));
    }
    assertThat(decoder.take(release(56))).containsExactly(new KeyOutput.Unknown(0, 56));
  }

  private String typed(InputEvent... events) {
    StringBuilder text = new StringBuilder();
    for (InputEvent event : events) {
      for (KeyOutput output : decoder.take(event)) {
        if (output instanceof KeyOutput.Typed(long _, String part)) {
          text.append(part);
        }
      }
    }
    return text.toString();
  }

  private static InputEvent press(int key) {
    return key(key, 1);
  }

  private static InputEvent release(int key) {
    return key(key, 0);
  }

  private static InputEvent key(int key, int value) {
    return new InputEvent(0, 0, InputEvent.EV_KEY, key, value);
  }

  private static InputEvent syn(int code) {
    return new InputEvent(0, 0, InputEvent.EV_SYN, code, 0);
  }

  private static byte[] event(int bits, long seconds, int micros, int type, int code, int value) {
    ByteBuffer out = ByteBuffer.allocate(bits / 4 + 8).order(ByteOrder.LITTLE_ENDIAN);
    if (bits == 64) {
      out.putLong(seconds).putLong(micros);
    } else {
      out.putInt((int) seconds).putInt(micros);
    }
    return out.putShort((short) type).putShort((short) code).putInt(value).array();
  }
}
