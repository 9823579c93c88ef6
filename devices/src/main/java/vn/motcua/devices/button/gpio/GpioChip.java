package vn.motcua.devices.button.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import vn.motcua.devices.link.Fault;
import vn.motcua.devices.link.IoReason;
import vn.motcua.devices.link.LinkException;
import vn.motcua.devices.link.posix.Posix;

/**
 * One GPIO chip, found by its label or by the name of one of its lines and never by its number: the
 * header of a Raspberry Pi 5 was gpiochip4 up to kernel 6.6.45 and is gpiochip0 since, with the
 * label pinctrl-rp1 in both; a Pi 4 says pinctrl-bcm2711. One thread.
 */
public final class GpioChip implements AutoCloseable {
  private static final Path DEV = Path.of("/dev");

  private final int fd;
  private final String path;
  private final String label;
  private final int lines;

  private GpioChip(int fd, String path, String label, int lines) {
    this.fd = fd;
    this.path = path;
    this.label = label;
    this.lines = lines;
  }

  /**
   * Opens the chip with this label, or else the one that has a line of this name.
   *
   * @throws LinkException when there is none or more than one, or when it may not be opened
   */
  public static GpioChip open(String labelOrLineName) throws LinkException {
    List<GpioChip> chips = openAll();
    List<GpioChip> matching =
        chips.stream().filter(chip -> chip.label.equals(labelOrLineName)).toList();
    if (matching.isEmpty()) {
      matching = chips.stream().filter(chip -> chip.hasLine(labelOrLineName)).toList();
    }
    List<GpioChip> kept = matching.size() == 1 ? matching : List.of();
    chips.stream().filter(chip -> !kept.contains(chip)).forEach(GpioChip::close);
    if (kept.isEmpty()) {
      throw new LinkException(
          new Fault.Unplugged(
              (matching.isEmpty() ? "no GPIO chip" : "more than one GPIO chip")
                  + " has the label, or a line named, "
                  + labelOrLineName
                  + "; this machine has "
                  + chips.stream().map(chip -> chip.label + " (" + chip.path + ")").toList()));
    }
    return kept.getFirst();
  }

  private static List<GpioChip> openAll() throws LinkException {
    List<GpioChip> chips = new ArrayList<>();
    try {
      for (Path path : paths()) {
        chips.add(openPath(path.toString()));
      }
      return chips;
    } catch (LinkException e) {
      chips.forEach(GpioChip::close);
      throw e;
    }
  }

  /** The chips' files. A Pi 5 also has compatibility symlinks: each chip is counted once. */
  private static Iterable<Path> paths() throws LinkException {
    TreeSet<Path> paths = new TreeSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(DEV, "gpiochip*")) {
      for (Path entry : entries) {
        paths.add(entry.toRealPath());
      }
      return paths;
    } catch (IOException e) {
      throw new LinkException(
          new Fault.Unplugged("the GPIO chips cannot be listed: " + IoReason.of(e)), e);
    }
  }

  private static GpioChip openPath(String path) throws LinkException {
    int fd = Posix.openPath(path);
    if (fd < 0) {
      throw GpioFailure.of(
          "opening " + path, fd, fd == Posix.EACCES ? "; add the user to the group gpio" : "");
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(GpioUapi.CHIPINFO_BYTES, 8);
      int result = Posix.ioctl(fd, GpioUapi.GET_CHIPINFO, info);
      if (result < 0) {
        Posix.close(fd);
        throw GpioFailure.of("asking " + path + " for its label", result, "");
      }
      return new GpioChip(
          fd,
          path,
          name(info, GpioUapi.CHIPINFO_LABEL),
          info.get(JAVA_INT, GpioUapi.CHIPINFO_LINES));
    }
  }

  /** The chip's label, such as {@code pinctrl-rp1}. */
  public String label() {
    return label;
  }

  /** How many lines it has. */
  public int lines() {
    return lines;
  }

  private boolean hasLine(String name) {
    try (Arena arena = Arena.ofConfined()) {
      for (int offset = 0; offset < lines; offset++) {
        MemorySegment info = arena.allocate(GpioUapi.LINEINFO_BYTES, 8);
        info.set(JAVA_INT, GpioUapi.LINEINFO_OFFSET, offset);
        if (Posix.ioctl(fd, GpioUapi.GET_LINEINFO, info) >= 0 && name(info, 0).equals(name)) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * Takes lines for this program alone.
   *
   * @param offsets line offsets on the chip, 1 to 64 of them
   * @param flags of {@link GpioUapi}
   * @param events how many edges the kernel keeps; 0 for none
   */
  GpioRequest request(String consumer, List<Integer> offsets, long flags, int events)
      throws LinkException {
    if (offsets.isEmpty() || offsets.size() > GpioUapi.LINES_MAX) {
      throw new IllegalArgumentException("1 to 64 lines, not " + offsets.size());
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(GpioUapi.REQUEST_BYTES, 8);
      for (int index = 0; index < offsets.size(); index++) {
        request.set(JAVA_INT, 4L * index, offsets.get(index));
      }
      byte[] name = consumer.getBytes(StandardCharsets.US_ASCII);
      int length = Math.min(name.length, GpioUapi.NAME_BYTES - 1);
      MemorySegment.copy(
          MemorySegment.ofArray(name), 0, request, GpioUapi.REQUEST_CONSUMER, length);
      request.set(JAVA_LONG, GpioUapi.REQUEST_FLAGS, flags);
      request.set(JAVA_INT, GpioUapi.REQUEST_NUM_LINES, offsets.size());
      request.set(JAVA_INT, GpioUapi.REQUEST_EVENT_BUFFER_SIZE, events);
      int result = Posix.ioctl(fd, GpioUapi.GET_LINE, request);
      if (result < 0) {
        throw GpioFailure.of("taking lines " + offsets + " of " + label, result, usersOf(offsets));
      }
      return new GpioRequest(request.get(JAVA_INT, GpioUapi.REQUEST_FD), offsets);
    }
  }

  private String usersOf(List<Integer> offsets) {
    StringBuilder users = new StringBuilder();
    try (Arena arena = Arena.ofConfined()) {
      for (int offset : offsets) {
        MemorySegment info = arena.allocate(GpioUapi.LINEINFO_BYTES, 8);
        info.set(JAVA_INT, GpioUapi.LINEINFO_OFFSET, offset);
        if (Posix.ioctl(fd, GpioUapi.GET_LINEINFO, info) < 0) {
          users.append("; there is no line ").append(offset);
        } else if (!name(info, GpioUapi.LINEINFO_CONSUMER).isEmpty()) {
          users.append("; line ").append(offset).append(" is used by ");
          users.append(name(info, GpioUapi.LINEINFO_CONSUMER));
        }
      }
    }
    return users.toString();
  }

  /** Gives up the chip; lines taken from it stay taken. */
  @Override
  public void close() {
    Posix.close(fd);
  }

  private static String name(MemorySegment struct, int offset) {
    return struct.asSlice(offset, GpioUapi.NAME_BYTES).getString(0, StandardCharsets.US_ASCII);
  }
}
