package vn.motcua.provisioning;

/** How a board's events are sent to the broker. */
public enum Wire {
  /** MQTT 5, CloudEvents in binary mode: attributes as user properties. */
  MQTT_5,
  /** MQTT 5, CloudEvents in structured mode: one JSON object. */
  MQTT_5_STRUCTURED,
  /** MQTT 3.1.1, CloudEvents in structured mode. */
  MQTT_3_1_1
}
