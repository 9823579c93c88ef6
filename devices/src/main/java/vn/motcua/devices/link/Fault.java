package vn.motcua.devices.link;

/** What went wrong with a device, as a value; the kind of fault decides what to do. */
public sealed interface Fault {
  /** One English sentence for logs and events; holds no personal data. */
  String reason();

  /** The far end is not there, or has gone. */
  record Unplugged(String reason) implements Fault {}

  /** It is there and does not answer in time. */
  record Timeout(String reason) implements Fault {}

  /** It answers, but not in its protocol. */
  record Garbled(String reason) implements Fault {}

  /** It answered with a refusal; {@code code} is the device's own. */
  record Refused(int code, String reason) implements Fault {}
}
