package vn.motcua.bridge.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.bridge.wire.Message;

class HubTopicsTest {
  private static final HubTopics HUE = new HubTopics("hue");

  private static String sender(HubChannel channel) {
    return channel.owner() == HubChannel.Owner.HUB ? HubMessage.HUB : "kiosk-1";
  }

  @ParameterizedTest
  @EnumSource
  void aMessageOfEachChannelIsReadAsItWasPacked(HubChannel channel) {
    HubMessage message = new HubMessage(channel, sender(channel), "{\"đ\":1}", channel.retained());
    assertThat(HUE.read(HUE.pack(message))).isEqualTo(message);
    assertThat(new HubTopics("hanoi").read(HUE.pack(message))).as("of another centre").isNull();
  }

  @ParameterizedTest
  @EnumSource
  void aLargerPayloadThanTheChannelTakesIsNeitherSentNorHeard(HubChannel channel) {
    String full = "đ".repeat(channel.bytesMax() / 2);
    HubMessage fits = new HubMessage(channel, sender(channel), full, false);
    assertThat(HUE.read(HUE.pack(fits))).isEqualTo(fits);
    HubMessage beyond = new HubMessage(channel, sender(channel), full + "x", false);
    assertThatThrownBy(() -> HUE.pack(beyond)).hasMessageContaining("at most");
    Message packet = Message.json(HUE.topic(channel, sender(channel)), beyond.payload(), false);
    assertThat(HUE.read(packet)).isNull();
  }

  @Test
  void theTopicsAreThoseOfTheTable() {
    assertThat(HUE.topic(HubChannel.ASK, "kiosk-1")).isEqualTo("motcua/v1/hue/kiosk-1/ask");
    assertThat(HUE.topic(HubChannel.ANSWER, "kiosk-1"))
        .isEqualTo("motcua/v1/hue/hub/answer/kiosk-1");
    assertThat(HUE.topic(HubChannel.BEAT, HubMessage.HUB)).isEqualTo("motcua/v1/hue/hub/beat");
    assertThat(HUE.filter(HubChannel.TERM)).isEqualTo("motcua/v1/hue/+/term");
    assertThat(HubTopics.client("hue")).isEqualTo("hue.hub");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "+", "#", "a/b", "Kiosk", "hub", "aaaaaaaaaabbbbbbbbbbccccccccccddddddddd-x"})
  void whatIsNoBoardHasNoTopics(String board) {
    assertThatThrownBy(() -> HUE.topic(HubChannel.ASK, board)).hasMessageContaining("not a board");
    assertThatThrownBy(() -> HUE.topic(HubChannel.ANSWER, board))
        .hasMessageContaining("not a board");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "Hue", "hue/kiosk-1"})
  void whatIsNoCentreHasNoTopics(String centre) {
    assertThatThrownBy(() -> new HubTopics(centre)).hasMessageContaining("not a centre");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "motcua/v1/hue",
        "motcua/v1/hue/",
        "motcua/v1/hue/hub",
        "motcua/v1/hue/hub/",
        "motcua/v1/hue/hub/ask",
        "motcua/v1/hue/hub/answer",
        "motcua/v1/hue/hub/answer/",
        "motcua/v1/hue/hub/answer/hub",
        "motcua/v1/hue/hub/answer/kiosk-1/ask",
        "motcua/v1/hue/hub/beat/x",
        "motcua/v1/hue/hub/Beat",
        "motcua/v1/hue/kiosk-1/beat",
        "motcua/v1/hue/kiosk-1/answer",
        "motcua/v1/hue/kiosk-1/events",
        "motcua/v1/hue//ask",
        "motcua/v1/hue/Kiosk/ask",
        "motcua/v2/hue/kiosk-1/ask",
        "x/motcua/v1/hue/kiosk-1/ask"
      })
  void noOtherTopicIsRead(String topic) {
    assertThat(HUE.read(Message.json(topic, "{}", false))).isNull();
  }
}
