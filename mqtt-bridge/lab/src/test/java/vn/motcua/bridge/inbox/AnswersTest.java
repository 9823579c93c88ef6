package vn.motcua.bridge.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Message;

class AnswersTest {
  private final List<String> sent = new ArrayList<>();
  private final AnswerQueue answers = new AnswerQueue(new Wire());

  @Test
  void noMoreAnswersAreUnderWayThanTheBrokerTakesAndTheyKeepTheirOrder() {
    answers.connected(5);
    for (int i = 1; i <= 7; i++) {
      answers.send(answer(i));
    }
    assertThat(sent).containsExactly("1", "2", "3", "4");
    answers.settled();
    answers.settled();
    assertThat(sent).containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void aBrokerThatTakesOneGetsOne() {
    answers.connected(1);
    answers.send(answer(1));
    answers.send(answer(2));
    assertThat(sent).containsExactly("1");
    answers.settled();
    assertThat(sent).containsExactly("1", "2");
  }

  @Test
  void nothingIsSentWhileThereIsNoConnectionAndOldAnswersAreNotSentOverANewOne() {
    answers.connected(2);
    answers.send(answer(1));
    answers.send(answer(2));
    answers.lost();
    answers.settled();
    assertThat(sent).containsExactly("1");
    answers.connected(3);
    answers.send(answer(3));
    assertThat(sent).containsExactly("1", "3");
  }

  @Test
  void whatIsAnsweredBeforeTheBrokerHasAcceptedUsIsSentOnceItHas() {
    answers.send(answer(1));
    assertThat(sent).isEmpty();
    answers.connected(5);
    assertThat(sent).containsExactly("1");
  }

  private static Message answer(int number) {
    return Message.json("motcua/v1/minh-hoa/board-1/ack", Integer.toString(number), true);
  }

  /** Records what is sent. */
  private final class Wire implements MqttPort {
    @Override
    public void publish(Message message, long token) {
      sent.add(message.payload());
    }

    @Override
    public void connect(String clientId, @Nullable Message will) {}

    @Override
    public void subscribe(List<String> filters) {}

    @Override
    public void confirm(PortEvent.Arrived arrived) {}

    @Override
    public void disconnect() {}
  }
}
