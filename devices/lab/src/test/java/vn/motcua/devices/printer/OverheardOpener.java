package vn.motcua.devices.printer;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;

/** Links that report each write to a listener, on the writer's thread, before it goes out. */
record OverheardOpener(LinkOpener plain, Consumer<byte[]> told) implements LinkOpener {
  @Override
  public ByteLink open() throws LinkException {
    ByteLink link = plain.open();
    return new ByteLink() {
      @Override
      public int read(byte[] buffer, Duration timeout) throws LinkException {
        return link.read(buffer, timeout);
      }

      @Override
      public void write(byte[] bytes, int offset, int length) throws LinkException {
        told.accept(Arrays.copyOfRange(bytes, offset, offset + length));
        link.write(bytes, offset, length);
      }

      @Override
      public void close() {
        link.close();
      }
    };
  }

  @Override
  public String where() {
    return plain.where();
  }
}
