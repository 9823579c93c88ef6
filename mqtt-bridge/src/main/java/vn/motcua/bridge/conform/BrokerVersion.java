package vn.motcua.bridge.conform;

import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import vn.motcua.bridge.link.MqttPort;
import vn.motcua.bridge.link.PortEvent;

/** Which version of MQTT a broker knows; found out by connecting. */
public enum BrokerVersion {
  /** It accepts a connection with MQTT 5. */
  MQTT_5,
  /** It accepts one with MQTT 3.1.1 and none with MQTT 5. */
  ONLY_MQTT_3_1_1,
  /** It accepts neither, or nothing listens there. */
  NONE;

  /**
   * Connects with MQTT 5 and, where that fails, with MQTT 3.1.1.
   *
   * @param five ports that speak MQTT 5
   * @param three ports that speak MQTT 3.1.1
   * @param patience the longest time for each connection
   */
  public static BrokerVersion of(
      MqttPort.Opener five, MqttPort.Opener three, RandomGenerator random, Duration patience)
      throws InterruptedException {
    String client = "motcua-conform-" + HexFormat.of().toHexDigits(random.nextInt());
    if (isAccepted(five, client, patience)) {
      return MQTT_5;
    }
    return isAccepted(three, client, patience) ? ONLY_MQTT_3_1_1 : NONE;
  }

  private static boolean isAccepted(MqttPort.Opener opener, String client, Duration patience)
      throws InterruptedException {
    LinkedBlockingQueue<PortEvent> told = new LinkedBlockingQueue<>();
    MqttPort port = opener.open(told::add);
    port.connect(client, null);
    PortEvent first = told.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    port.disconnect();
    return first instanceof PortEvent.Connected;
  }
}
