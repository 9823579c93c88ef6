package vn.motcua.bridge.conform;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.InboxCore;
import vn.motcua.bridge.inbox.InboxCore.Answer;
import vn.motcua.bridge.lab.MemoryInboxStore;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.link.paho.PahoMqttPort;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/**
 * A case server with one mistake, as somebody might write it in a hurry: our inbox, whose messages
 * and answers pass through a {@link Mistake}.
 */
final class WrongServer implements AutoCloseable {
  private final Mistake mistake;
  private final InboxCore core = new InboxCore(new MemoryInboxStore(SampleEvent.CATALOGUE));
  private final LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
  private final MqttPort port;
  private final Thread thread;
  private volatile boolean ready;
  private volatile boolean closing;

  WrongServer(URI broker, Mistake mistake) {
    this.mistake = mistake;
    this.port = PahoMqttPort.to(broker).open(told::add);
    this.thread = Thread.ofPlatform().daemon().start(this::run);
    await().until(() -> ready);
  }

  private void run() {
    port.connect("wrong-server", null);
    try {
      while (!closing) {
        switch (told.poll(20, TimeUnit.MILLISECONDS)) {
          case PortEvent.Connected _ ->
              port.subscribe(List.of(Topics.ALL_STATES, Topics.ALL_EVENTS));
          case PortEvent.Subscribed _ -> ready = true;
          case PortEvent.Arrived arrived -> {
            answer(arrived.message());
            port.confirm(arrived);
          }
          case null, default -> {
            // nothing to answer
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    port.disconnect();
  }

  private void answer(Message message) {
    var address = Topics.parse(message.topic());
    if (address == null) {
      return;
    }
    List<Answer> answers = new ArrayList<>();
    Message read = mistake.read(message);
    if (read != null) {
      answers.addAll(core.receive(List.of(read), Instant.now()).answers());
    }
    for (Answer each : mistake.say(address, message, answers)) {
      String json = each.ack().toJson();
      port.publish(Message.json(each.board().ack(), json, mistake.retains()), 1);
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
