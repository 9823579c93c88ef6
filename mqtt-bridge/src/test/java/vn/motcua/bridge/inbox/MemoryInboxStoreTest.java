package vn.motcua.bridge.inbox;

import java.util.Objects;
import vn.motcua.bridge.Event;

class MemoryInboxStoreTest extends InboxStoreContract {
  @Override
  InboxStore open() {
    return new MemoryInboxStore();
  }

  @Override
  InboxStore reopened() {
    return store;
  }

  @Override
  String aside(Event event) {
    return Objects.requireNonNull(((MemoryInboxStore) store).aside(event.hash())).data();
  }
}
