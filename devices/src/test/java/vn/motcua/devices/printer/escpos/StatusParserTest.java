package vn.motcua.devices.printer.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StatusParserTest {
  private static final byte[] STREAM =
      HexFormat.of()
          .parseHex("11" + "16" + "14000c0f" + "13" + "00" + "5f45505300" + "372500" + "12");
  private static final List<StatusEvent> EVENTS =
      List.of(
          new StatusEvent.XOn(),
          new StatusEvent.RealTime(0x16),
          new StatusEvent.AutomaticStatus(0x14, 0x00, 0x0c, 0x0f),
          new StatusEvent.XOff(),
          new StatusEvent.Reply(0x00),
          new StatusEvent.Block(0x5f, "EPS"),
          new StatusEvent.Block(0x37, "%"),
          new StatusEvent.RealTime(0x12));

  private static List<StatusEvent> all(StatusParser parser, byte[] bytes) {
    return parser.feed(bytes, 0, bytes.length);
  }

  @Test
  void theKindsAreToldApartByTheirFixedBits() {
    assertThat(all(new StatusParser(), STREAM)).isEqualTo(EVENTS);
  }

  @Test
  void aStreamCutAtEveryByteGivesTheSameEvents() {
    for (int cut = 0; cut <= STREAM.length; cut++) {
      StatusParser parser = new StatusParser();
      List<StatusEvent> found = new ArrayList<>(parser.feed(STREAM, 0, cut));
      found.addAll(parser.feed(STREAM, cut, STREAM.length - cut));
      assertThat(found).as("cut at %d", cut).isEqualTo(EVENTS);
    }
  }

  @Test
  void aRealTimeAnswerInsideAnAutomaticStatusLosesNeither() {
    assertThat(all(new StatusParser(), HexFormat.of().parseHex("1400120c0f")))
        .containsExactly(
            new StatusEvent.RealTime(0x12), new StatusEvent.AutomaticStatus(0x14, 0, 0x0c, 0x0f));
  }

  @Test
  void clonesThatAnswerNonsenseGiveNoise() {
    assertThat(all(new StatusParser(), new byte[] {(byte) 0xff}))
        .containsExactly(new StatusEvent.Noise(0xff));
  }

  @Test
  void afterNoiseAndATimeOutTheNextAnswerIsUnderstood() {
    long seed = 33L;
    System.out.println("status noise seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    StatusParser parser = new StatusParser();
    for (int round = 0; round < 50_000; round++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      assertThat(all(parser, noise)).hasSizeLessThanOrEqualTo(noise.length);
      parser.timeout();
      assertThat(all(parser, new byte[] {0x12})).containsExactly(new StatusEvent.RealTime(0x12));
    }
  }

  @Test
  void conditionsAreNamedAsUnifiedPosNamesThem() {
    assertThat(status(0x12, 0x12, 0x12, 0x12))
        .isEqualTo(new PrinterCondition(true, false, false, false, false, true));
    assertThat(status(0x1a, 0x16, 0x12, 0x12))
        .isEqualTo(new PrinterCondition(false, true, false, false, false, true));
    assertThat(status(0x1a, 0x32, 0x12, 0x7e))
        .isEqualTo(new PrinterCondition(false, false, true, true, false, true));
    assertThat(status(0x12, 0x12, 0x12, 0x1e))
        .isEqualTo(new PrinterCondition(true, false, false, true, false, true));
    assertThat(status(0x1a, 0x52, 0x1a, 0x12).error()).isTrue();
    assertThat(PrinterStatus.NONE.condition().statusKnown()).isFalse();
    assertThat(PrinterStatus.NONE.condition().canPrint()).isTrue();
  }

  private static PrinterCondition status(int n1, int n2, int n3, int n4) {
    return new PrinterStatus(n1, n2, n3, n4).condition();
  }

  @Test
  void halfAnAutomaticStatusNeverBecomesAReplyHoweverTheLineIsDrained() {
    byte[] asb = {0x18, 0x00, 0x03, 0x0f};
    for (int cut = 1; cut < asb.length; cut++) {
      StatusParser parser = new StatusParser();
      List<StatusEvent> events = new ArrayList<>(parser.feed(asb, 0, cut));
      parser.endBlock();
      events.addAll(parser.feed(asb, cut, asb.length - cut));

      assertThat(events).containsExactly(new StatusEvent.AutomaticStatus(0x18, 0, 3, 0x0f));
    }
  }

  @Test
  void anAutomaticStatusSaysWhatTheRealTimeAnswersSay() {
    assertThat(new StatusEvent.AutomaticStatus(0x10, 0, 0, 0).condition())
        .isEqualTo(new PrinterCondition(true, false, false, false, false, true));
    assertThat(new StatusEvent.AutomaticStatus(0x38, 0, 0x0f, 0).condition())
        .isEqualTo(new PrinterCondition(false, true, true, true, false, true));
    assertThat(new StatusEvent.AutomaticStatus(0x18, 0x08, 0x03, 0).condition())
        .isEqualTo(new PrinterCondition(false, false, false, true, true, true));
  }
}
