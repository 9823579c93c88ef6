package vn.motcua.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicOwnersTest {
  private static TopicHandler handler(String topic) {
    return TopicHandler.hearing(topic, _ -> {});
  }

  @Test
  void aTopicBelongsToTheHandlerThatNamesItOrWhosePatternMatches() {
    TopicHandler exact = handler("c/hub/feed");
    TopicHandler pattern = handler("c/+/claim");
    TopicOwners owners = new TopicOwners(List.of("c/quay-1/ack"), List.of(exact, pattern));
    assertThat(owners.of("c/hub/feed")).isSameAs(exact);
    assertThat(owners.of("c/quay-7/claim")).isSameAs(pattern);
    assertThat(owners.of("c/quay-1/ack")).as("the keeper's").isNull();
    for (String other : List.of("c/quay-7/claim/x", "c/a/b/claim", "c/claim", "d/quay-7/claim")) {
      assertThat(owners.of(other)).as(other).isNull();
    }
    assertThat(owners.subscriptions()).containsExactly("c/quay-1/ack", "c/hub/feed", "c/+/claim");
  }

  @ParameterizedTest
  @CsvSource({
    "c/quay-1/ack, c/quay-1/ack",
    "c/quay-1/ack, c/+/ack",
    "c/+/ack, c/quay-1/ack",
    "c/+/ack, c/quay-1/+",
    "+/+/+, c/quay-1/ack"
  })
  void noTopicHasTwoOwners(String first, String second) {
    assertThatThrownBy(() -> new TopicOwners(List.of(first), List.of(handler(second))))
        .hasMessage(second + " has an owner already");
    assertThatThrownBy(() -> new TopicOwners(List.of(), List.of(handler(first), handler(second))))
        .hasMessage(second + " has an owner already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#", "c/#", "c/quay-+/ack", "c/a#/ack"})
  void anotherWildcardIsRefused(String topic) {
    assertThatThrownBy(() -> new TopicOwners(List.of(), List.of(handler(topic))))
        .hasMessageContaining("not a whole level");
  }
}
