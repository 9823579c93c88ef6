package vn.motcua.bridge.lab;

import java.util.Objects;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.InboxStoreContract;

class MemoryInboxStoreTest extends InboxStoreContract {
  @Override
  protected InboxStore open() {
    return new MemoryInboxStore(SampleEvent.CATALOGUE);
  }

  @Override
  protected InboxStore reopened() {
    return store;
  }

  @Override
  protected String aside(Event event) {
    return Objects.requireNonNull(((MemoryInboxStore) store).aside(event.hash())).data();
  }
}
