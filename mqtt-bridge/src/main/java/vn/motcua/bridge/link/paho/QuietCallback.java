package vn.motcua.bridge.link.paho;

import java.net.UnknownHostException;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/** Paho's callback, reduced to arrival and end. Called on Paho's threads. */
abstract class QuietCallback implements MqttCallback {
  private static final System.Logger LOG = System.getLogger(QuietCallback.class.getName());

  /** The connection has ended. */
  abstract void ended(String why);

  @Override
  public void disconnected(@Nullable MqttDisconnectResponse response) {
    if (response == null) {
      ended("connection lost");
      return;
    }
    String text = response.getReasonString();
    Throwable failure = response.getException();
    ended(
        "code "
            + response.getReturnCode()
            + (text == null ? "" : " " + text)
            + (failure == null ? "" : ", " + describe(failure)));
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    LOG.log(System.Logger.Level.DEBUG, "Paho: {0}", describe(exception));
  }

  @Override
  public void deliveryComplete(@Nullable IMqttToken token) {
    // Each publish has its own listener.
  }

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {
    // The connect call has its own listener.
  }

  @Override
  public void authPacketArrived(int reasonCode, @Nullable MqttProperties properties) {
    LOG.log(System.Logger.Level.DEBUG, "AUTH packet ignored, reason {0}", reasonCode);
  }

  static String describe(@Nullable Throwable failure) {
    if (failure == null) {
      return "no reason given";
    }
    Throwable cause = failure.getCause();
    String own = reason(failure);
    return cause == null || own.contains(reason(cause)) ? own : own + ": " + reason(cause);
  }

  /** A sentence without names of classes. */
  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    if (failure instanceof UnknownHostException) {
      return "no address is known for the name " + message;
    }
    return message == null || message.isBlank() ? "no reason given" : message;
  }
}
