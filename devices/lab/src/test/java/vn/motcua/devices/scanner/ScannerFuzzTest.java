package vn.motcua.devices.scanner;

import static org.assertj.core.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.motcua.devices.emulator.scanner.HidPosEmulator;
import vn.motcua.devices.scanner.evdev.InputEvent;
import vn.motcua.devices.scanner.evdev.InputEventDecoder;
import vn.motcua.devices.scanner.evdev.KeyDecoder;
import vn.motcua.devices.scanner.evdev.KeyOutput;

/** Hostile bytes; {@code -Dmotcua.fuzz.inputs=10000000} for the long run. */
class ScannerFuzzTest {
  private static final int INPUTS = Integer.getInteger("motcua.fuzz.inputs", 20_000);
  private static final long SEED = 20_261_122;
  private static final String CODE = "H17.34-260615-0042";

  /** Bytes that mean something to one of the decoders, among any others. */
  private static final byte[] SPICE = {2, 3, 9, 10, 13, ']', 'Q', '2', '\\', '0', (byte) 0xC4};

  private final Random random = new Random(SEED);

  @ParameterizedTest
  @EnumSource(Suffix.class)
  void theNextCodeOfASerialScannerIsRead(Suffix suffix) {
    SerialFramer framer = new SerialFramer(suffix);
    byte[] good = SerialFramerTest.framed(suffix, CODE);
    for (int round = 0; round < INPUTS / 6; round++) {
      byte[] noise = noise(60);
      framer.feed(noise, noise.length);
      framer.silence();
      List<ScanEvent> events = new ArrayList<>(framer.feed(good, good.length));
      events.addAll(framer.silence());
      expect(round, events);
    }
  }

  @Test
  void theNextCodeOfAHidPosScannerIsRead() {
    HidPosDecoder decoder = new HidPosDecoder();
    byte[] good = HidPosEmulator.reports("]Q1", CODE);
    for (int round = 0; round < INPUTS; round++) {
      byte[] noise = noise(200);
      for (int at = 0; at + 1 < noise.length; at += HidPosDecoder.REPORT_BYTES) {
        noise[at] = 2;
        noise[at + 1] = (byte) random.nextInt(60);
      }
      decoder.feed(noise, noise.length);
      decoder.silence();
      expect(round, decoder.feed(good, good.length));
    }
  }

  @Test
  void theNextKeyIsRead() {
    InputEventDecoder events = new InputEventDecoder(64);
    KeyDecoder keys = new KeyDecoder();
    byte[] event = new byte[24];
    InputEvent press = new InputEvent(0, 0, InputEvent.EV_KEY, 2, 1);
    for (int round = 0; round < INPUTS; round++) {
      random.nextBytes(event);
      event[16] = (byte) random.nextInt(3);
      event[18] = (byte) random.nextInt(128);
      event[20] = (byte) random.nextInt(3);
      event[17] = 0;
      event[19] = 0;
      Arrays.fill(event, 21, 24, (byte) 0);
      events.feed(event, event.length).forEach(keys::take);
      if (round % 16 == 0) {
        keys.take(new InputEvent(0, 0, InputEvent.EV_SYN, InputEvent.SYN_REPORT, 0));
        keys.resync(new BitSet());
        List<KeyOutput> typed = keys.take(press);
        if (!typed.equals(List.of(new KeyOutput.Typed(0, "1")))) {
          fail("seed %s round %s: typed %s", SEED, round, typed);
        }
      }
    }
  }

  private byte[] noise(int bytesMax) {
    byte[] noise = new byte[random.nextInt(bytesMax)];
    random.nextBytes(noise);
    for (int i = 0; i < noise.length; i++) {
      if (random.nextInt(4) == 0) {
        noise[i] = SPICE[random.nextInt(SPICE.length)];
      }
    }
    return noise;
  }

  private static void expect(int round, List<ScanEvent> events) {
    if (!SerialFramerTest.texts(events).equals(List.of(CODE))) {
      fail("seed %s round %s: read %s", SEED, round, events);
    }
  }
}
