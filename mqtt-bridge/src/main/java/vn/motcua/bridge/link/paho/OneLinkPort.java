package vn.motcua.bridge.link.paho;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Message;

/** What ports over either version of Paho have in common: one connection at a time. */
abstract class OneLinkPort implements MqttPort {
  private @Nullable Link link;

  /** One connection; tells what becomes of each call, and nothing once it is closed. */
  interface Link {
    void subscribe(List<String> filters);

    void publish(Message message, long token);

    void confirm(PortEvent.Arrived arrived);

    void close();
  }

  /** Calls go to this connection from now on; the one before it was ended by disconnect. */
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
