package vn.motcua.devices.link.file;

import java.nio.file.Files;
import java.nio.file.Path;
import vn.motcua.devices.link.ByteLink;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.LinkOpener;
import vn.motcua.devices.link.posix.Posix;

/**
 * Opens a device file that gives whole records, such as {@code /dev/hidraw0}.
 *
 * @param path device file or a link to one ({@code /dev/input/by-id/…}, a name made by udev)
 */
public record FileLinkOpener(Path path) implements LinkOpener {
  private static final int ENOENT = 2;
  private static final int EACCES = 13;
  private static final int ENODEV = 19;
  private static final int ENXIO = 6;
  private static final int EBUSY = 16;

  @Override
  public ByteLink open() throws LinkException {
    return openFile(path, where());
  }

  /** Opens {@code path}; {@code where} names it in messages. */
  public static FileLink openFile(Path path, String where) throws LinkException {
    if (!Files.exists(path)) {
      throw new LinkException(new Fault.Unplugged(path + " is not there"));
    }
    int fd = Posix.openPath(path.toString());
    if (fd >= 0) {
      return FileLink.of(fd, where);
    }
    throw new LinkException(
        switch (-fd) {
          case ENOENT, ENODEV, ENXIO -> new Fault.Unplugged(path + " has gone");
          case EACCES ->
              new Fault.Refused(
                  EACCES,
                  path
                      + " may not be opened: is the user in group input or lp, is the rule there?");
          case EBUSY -> new Fault.Refused(EBUSY, path + " is held by another program");
          default -> new Fault.Refused(-fd, path + " cannot be opened, error " + -fd);
        });
  }

  @Override
  public String where() {
    return "file " + path;
  }
}
