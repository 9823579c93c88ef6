package vn.motcua.bridge.link.paho;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Message;

/** The common part of the ports for both versions of Paho: one connection at a time. */
abstract class OneLinkPort implements MqttPort {
  private @Nullable Link link;

  /** One connection; reports the outcome of each call, and nothing once it is closed. */
  interface Link {
    void subscribe(List<String> filters);

    void publish(Message message, long token);

    void confirm(PortEvent.Arrived arrived);

    void close();
  }

  /** Uses this connection from now on; the previous one was ended by disconnect. */
  final void use(Link next) {
    link = next;
  }

  @Override
  public final void subscribe(List<String> filters) {
    if (link != null) {
      link.subscribe(filters);
    }
  }

  @Override
  public final void publish(Message message, long token) {
    if (link != null) {
      link.publish(message, token);
    }
  }

  @Override
  public final void confirm(PortEvent.Arrived arrived) {
    if (link != null && arrived.qos() > 0) {
      link.confirm(arrived);
    }
  }

  @Override
  public final void disconnect() {
    Link old = link;
    link = null;
    if (old != null) {
      old.close();
    }
  }
}
