package vn.motcua.devices.link.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.locks.ReentrantLock;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;

/**
 * Memory of a driver's that is mapped here to be read. Any thread; closing waits for a copy that is
 * being made, since the memory is gone after it.
 */
public final class SharedMemory implements AutoCloseable {
  private final MemorySegment mapped;
  private final String where;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean closed;

  /** Memory mapped already; {@code where} names its file in faults. */
  public SharedMemory(MemorySegment mapped, String where) {
    this.mapped = mapped;
    this.where = where;
  }

  /**
   * A copy of its beginning.
   *
   * @param length bytes; of more than there are, all
   * @throws LinkException when it was closed
   */
  public byte[] copy(long length) throws LinkException {
    lock.lock();
    try {
      if (closed) {
        throw new LinkException(new Fault.Unplugged(where + " was closed"));
      }
      return mapped.asSlice(0, Math.min(length, mapped.byteSize())).toArray(ValueLayout.JAVA_BYTE);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      if (!closed) {
        closed = true;
        Posix.unmap(mapped);
      }
    } finally {
      lock.unlock();
    }
  }
}
