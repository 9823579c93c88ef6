package vn.motcua.bridge.inbox.verify;

import vn.motcua.bridge.inbox.InboxStore;
import vn.motcua.bridge.inbox.MemoryInboxStore;
import vn.motcua.bridge.inbox.RecordReader;

class MemoryRecordTest extends RecordCheckContract {
  private final MemoryInboxStore memory = new MemoryInboxStore();

  @Override
  InboxStore open() {
    return memory;
  }

  @Override
  RecordReader reader() {
    return memory.record();
  }
}
