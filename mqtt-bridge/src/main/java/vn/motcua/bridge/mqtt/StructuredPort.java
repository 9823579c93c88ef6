package vn.motcua.bridge.mqtt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A port that sends events in structured mode, and everything else as it is. */
record StructuredPort(MqttPort port) implements MqttPort {
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
  public void disconnect() {
    port.disconnect();
  }
}
