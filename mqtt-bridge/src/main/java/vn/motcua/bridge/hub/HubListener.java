package vn.motcua.bridge.hub;

/** Hears what the hub, or what the boards, say. */
@FunctionalInterface
public interface HubListener {
  /** Called on the thread of a connection, so must not block. */
  void heard(HubMessage message);
}
