package vn.motcua.bridge.link.paho;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.StructuredCodec;

/** A port that sends events in structured mode, and all other messages unchanged. */
public record StructuredPort(MqttPort port) implements MqttPort {
  /** Ports that send events in structured mode, over ports that send anything. */
  public static MqttPort.Opener over(MqttPort.Opener opener) {
    return events -> new StructuredPort(opener.open(events));
  }

  @Override
  public void connect(String clientId, @Nullable Message will) {
    port.connect(clientId, will);
  }

  @Override
  public void subscribe(List<String> filters) {
    port.subscribe(filters);
  }

  @Override
  public void publish(Message message, long token) {
    boolean isEvent = message.properties().containsKey("specversion");
    port.publish(isEvent ? StructuredCodec.pack(message) : message, token);
  }

  @Override
  public void confirm(PortEvent.Arrived arrived) {
    port.confirm(arrived);
  }

  @Override
  public void probe(Runnable usable) {
    port.probe(usable);
  }

  @Override
  public void disconnect() {
    port.disconnect();
  }
}
