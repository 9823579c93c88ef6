package vn.motcua.firmware.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.firmware.core.Scene;
import vn.motcua.firmware.queue.touch.CounterTouch;

/**
 * The sound in the hall, measured by the samples that are played, in a browser that nobody has
 * touched.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HallSoundTest {
  private static final List<String> WORDS =
      List.of(
          "moi-cong-dan-so",
          "den-quay-so",
          "so-cua-ong-ba-la",
          "0",
          "1",
          "2",
          "3",
          "4",
          "5",
          "6",
          "7",
          "8",
          "9");

  private Hall hall;
  private LiveBoard board;
  private Path words;

  @BeforeAll
  void enter(@TempDir Path profile, @TempDir Path words) {
    this.words = words;
    hall = new Hall(profile, BrowserUnit.soundFlags());
    hall.everyPageRuns(Loudspeaker.EAR);
    hall.speaksFrom(words);
  }

  @AfterAll
  void leave() {
    hall.close();
  }

  @BeforeEach
  void anEmptyDay() throws Exception {
    for (String word : WORDS) {
      Files.deleteIfExists(words.resolve(word + ".wav"));
    }
    board = hall.open();
  }

  private void record() throws IOException {
    for (String word : WORDS) {
      Files.write(words.resolve(word + ".wav"), tone(0.3));
    }
  }

  /** A recording of this many seconds, 16 bit, 16 kHz. */
  private static byte[] tone(double seconds) throws IOException {
    var format = new AudioFormat(16_000, 16, 1, true, false);
    int frames = (int) (seconds * 16_000);
    byte[] samples = new byte[frames * 2];
    for (int i = 0; i < frames; i++) {
      int sample = (int) (Math.sin(i * 0.2) * 9000);
      samples[2 * i] = (byte) sample;
      samples[2 * i + 1] = (byte) (sample >> 8);
    }
    Path file = Files.createTempFile("word", ".wav");
    AudioSystem.write(
        new AudioInputStream(new ByteArrayInputStream(samples), format, frames),
        AudioFileFormat.Type.WAVE,
        file.toFile());
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  private void look() {
    hall.visit("/display");
    hall.reads("#last", "XIN CHỜ GỌI SỐ");
  }

  private void call(String counter) {
    board.take("l1");
    board.does(new CounterTouch.CallNext(counter));
  }

  private void hears(int sounds) {
    await()
        .atMost(Hall.PATIENCE)
        .untilAsserted(() -> assertThat(Loudspeaker.heard(hall.browser)).hasSize(sounds));
  }

  private void staysAt(int sounds) {
    await()
        .during(Duration.ofSeconds(3))
        .atMost(Hall.PATIENCE)
        .untilAsserted(() -> assertThat(Loudspeaker.heard(hall.browser)).hasSize(sounds));
  }

  @Test
  void theFirstCallOfAnEmptyDaySoundsAndWithoutAVoiceStaffAreTold() throws Exception {
    look();
    hall.reads("#sound", "Chưa cài giọng đọc: chỉ có tiếng chuông.");
    hall.picture("display-no-voice");
    assertThat(Loudspeaker.heard(hall.browser)).isEmpty();
    call("1");
    hears(2); // the chime, and once more in place of words
    staysAt(2);
  }

  @Test
  void aBrowserThatMayNotSoundSaysSoToStaff(@TempDir Path profile) throws Exception {
    try (Hall untold = new Hall(profile)) {
      untold.everyPageRuns(Loudspeaker.EAR);
      LiveBoard there = untold.open();
      untold.visit("/display");
      untold.reads("#sound", "Trình duyệt đang chặn âm thanh: chạm màn hình một lần để bật.");
      there.take("l1");
      there.does(new CounterTouch.CallNext("1"));
      untold.reads("#number", "1001");
      untold.touch("#number");
      untold.reads("#sound", "Chưa cài giọng đọc");
    }
  }

  @Test
  void aCallIsSpokenInRecordedWordsAndTwoNeverOverlap() throws Exception {
    record();
    look();
    await().atMost(Hall.PATIENCE).until(() -> !hall.shows("#sound"));
    hall.browser.executeScript(PLAYING);
    call("1");
    call("2");
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(played("words.length")).isEqualTo(14L));
    assertThat(played("most")).isEqualTo(1L);
  }

  /** Counts the recordings that are played, and how many at the same moment. */
  private static final String PLAYING =
      """
      const playing = globalThis.playing = { words: [], most: 0 };
      const start = AudioBufferSourceNode.prototype.start;
      AudioBufferSourceNode.prototype.start = function (at) {
        playing.words.push([at, at + this.buffer.duration]);
        playing.most = Math.max(...playing.words.map(([begin]) =>
          playing.words.filter(([from, to]) => from <= begin && begin < to).length));
        return start.call(this, at);
      };
      """;

  private @Nullable Object played(String what) {
    return hall.browser.executeScript("return playing." + what);
  }

  @Test
  void aMissingWordIsNamedAndNoHalfSentenceIsSpoken() throws Exception {
    record();
    Files.delete(words.resolve("7.wav"));
    look();
    hall.reads("#sound", "Giọng đọc thiếu tệp 7: chỉ có tiếng chuông.");
  }

  @Test
  void whatWasCalledBeforeThePageLookedIsDrawnAndNotSpoken() {
    call("1");
    hall.visit("/display");
    hall.reads("#number", "1001");
    staysAt(0);
    board.restarts(Scene.READY);
    hall.reads("#number", "1001");
    staysAt(0);
    call("2");
    hall.reads("#number", "1002");
    hears(2);
    board.does(new CounterTouch.StartVisit("2"));
    hall.reads("#number", "1001");
    staysAt(2);
  }

  @Test
  void aCallDuringAShortCutIsSpokenAfterIt() throws Exception {
    look();
    int port = hall.goesAway();
    call("1");
    hall.comesBack(port);
    hall.reads("#number", "1001");
    hears(2);
    board.does(new CounterTouch.Recall("1"));
    hears(4);
  }

  @Test
  void theSameNumberAtTheSameCounterOnTheNextDayIsANewCall() {
    look();
    call("1");
    hears(2);
    board.does(new CounterTouch.StartVisit("1"));
    board.does(new CounterTouch.FinishVisit("1"));
    board.passes(Duration.ofDays(1));
    call("1");
    hall.reads("#number", "1001");
    hears(4);
  }
}
