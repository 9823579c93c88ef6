package vn.motcua.firmware.board.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.bridge.hub.HubChannel;
import vn.motcua.firmware.queue.centre.CentreMail;

/** What boards say to each other is read as it was written, or not at all. */
class CentreJsonTest {
  static Stream<MailSamples.Said> everything() {
    return MailSamples.everything();
  }

  @ParameterizedTest
  @MethodSource("everything")
  void eachMessageIsReadAsItWasWritten(MailSamples.Said said) {
    String json = CentreJson.write(said.mail());
    assertThat(CentreJson.read(said.channel(), json)).isEqualTo(said.mail());
  }

  @ParameterizedTest
  @MethodSource("everything")
  void aMessageWithAFieldThatIsMissingOrOfAnotherShapeIsNone(MailSamples.Said said) {
    for (MailSamples.Changed changed : MailSamples.changed(said)) {
      if (!changed.isStillSense()) {
        assertThat(CentreJson.read(said.channel(), changed.payload())).as(changed.how()).isNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "null", "[]", "17", "\"x\"", "{}x"})
  void whatIsNoObjectIsNoMessageOfAnyChannel(String payload) {
    for (HubChannel channel : HubChannel.values()) {
      assertThat(CentreJson.read(channel, payload)).as(channel.name()).isNull();
    }
  }

  @Test
  void whatALaterVersionSaysBesidesIsLeftOut() {
    assertThat(CentreJson.read(HubChannel.CLAIM, "{\"mood\":\"good\"}"))
        .isEqualTo(new CentreMail.Claim());
  }

  @Test
  void deepNestingIsNoMessage() {
    assertThat(CentreJson.read(HubChannel.TOLD, "{\"told\":" + "[".repeat(60_000))).isNull();
  }
}
