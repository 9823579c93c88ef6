package vn.motcua.firmware.view;

import org.jspecify.annotations.Nullable;

/**
 * How far the case server is behind.
 *
 * @param connected whether there is a connection to the broker
 * @param unacknowledged events that the case server does not hold yet
 * @param trouble why the broker cannot be reached, or why the date may be wrong, and what to do: a
 *     Vietnamese sentence for the staff; null when nothing can be done but wait
 */
public record DeliveryView(boolean connected, long unacknowledged, @Nullable String trouble) {

  /** Without trouble. */
  public DeliveryView(boolean connected, long unacknowledged) {
    this(connected, unacknowledged, null);
  }
}
