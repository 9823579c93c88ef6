package vn.motcua.bridge.inbox;

class MemoryInboxStoreTest extends InboxStoreContract {
  @Override
  InboxStore open() {
    return new MemoryInboxStore();
  }
}
