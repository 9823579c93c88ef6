package vn.motcua.bridge.inbox.verify;

import vn.motcua.bridge.SampleEvent;
import vn.motcua.bridge.inbox.store.InboxStore;
import vn.motcua.bridge.inbox.store.RecordReader;
import vn.motcua.bridge.lab.MemoryInboxStore;
import vn.motcua.bridge.lab.MemoryRecord;

class MemoryRecordTest extends RecordCheckContract {
  private final MemoryInboxStore memory = new MemoryInboxStore(SampleEvent.CATALOGUE);

  @Override
  InboxStore open() {
    return memory;
  }

  @Override
  RecordReader reader() {
    return new MemoryRecord(memory);
  }
}
