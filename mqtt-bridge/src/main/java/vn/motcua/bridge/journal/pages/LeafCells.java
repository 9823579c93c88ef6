package vn.motcua.bridge.journal.pages;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.Chain;
import vn.motcua.bridge.ClockQuality;
import vn.motcua.bridge.Event;
import vn.motcua.bridge.Moment;
import vn.motcua.bridge.WallTime;
import vn.motcua.bridge.journal.Identity;
import vn.motcua.bridge.journal.Journal;
import vn.motcua.bridge.journal.Journal.Entry;

/**
 * Reads an event out of a cell of a SQLite table's leaf page, without SQLite.
 *
 * <p>SQLite file format, sections 1.6 and 2.1:
 *
 * <pre>
 *   cell     payload length (varint) | rowid (varint) | payload | first overflow page (4, if any)
 *   payload  header length (varint) | one serial type for each column (varints) | the columns
 *   types    0 null, 1 to 6 integers of 1, 2, 3, 4, 6, 8 bytes, 8 and 9 the numbers 0 and 1,
 *            even from 12 on a blob of (n - 12) / 2 bytes, odd from 13 on a text of (n - 13) / 2
 *   overflow next page (4, 0 at the end) | content
 * </pre>
 *
 * Only an exact row of {@code event} is accepted, and only when it matches its hash. Pure: no file,
 * no clock, no thread.
 */
public final class LeafCells {
  private static final int COLUMNS = 11;
  private static final int NULL = 0;
  private static final int EPOCH = 13 + 2 * 16;
  private static final int HASH = 12 + 2 * 32;
  private static final int PAYLOAD_BYTES_MIN = 100;

  /** Data of the largest event, and the other columns. */
  private static final int PAYLOAD_BYTES_MAX = Journal.DATA_BYTES_MAX + 4_096;

  private final Identity identity;
  private final int pageBytes;
  private final IntFunction<byte @Nullable []> pages;

  /**
   * @param identity whose events are looked for
   * @param pageBytes size of each page
   * @param pages a page by its number from 1, null where there is none
   */
  LeafCells(Identity identity, int pageBytes, IntFunction<byte @Nullable []> pages) {
    this.identity = identity;
    this.pageBytes = pageBytes;
    this.pages = pages;
  }

  /** The intact event in a cell that begins here, if there is one. */
  Optional<Entry> at(byte[] page, int offset) {
    Row row = row(page, offset);
    if (row == null) {
      return Optional.empty();
    }
    byte[] payload = payload(page, row);
    return payload == null ? Optional.empty() : event(row.position(), payload);
  }

  /**
   * The pages to which the cell that begins here continues, in order, as far as they can be
   * followed; none when no row of an event begins here.
   */
  List<Integer> overflow(byte[] page, int offset) {
    Row row = row(page, offset);
    List<Integer> followed = new ArrayList<>();
    if (row != null && row.local() < row.length()) {
      int left = row.length() - row.local();
      int next = ByteBuffer.wrap(page).getInt(row.from() + row.local());
      byte[] bytes = pages.apply(next);
      while (bytes != null && left > 0) {
        followed.add(next);
        left -= pageBytes - 4;
        next = ByteBuffer.wrap(bytes).getInt(0);
        bytes = pages.apply(next);
      }
    }
    return followed;
  }

  /** Where the payload of a cell begins, how long it is, and how much of it is on the leaf page. */
  private record Row(long position, int from, int length, int local) {}

  /** Null where no row of an event begins; most places are ruled out here. */
  private @Nullable Row row(byte[] page, int offset) {
    Cursor cell = new Cursor(page, offset);
    long length = cell.varint();
    long position = cell.varint();
    if (length < PAYLOAD_BYTES_MIN || length > PAYLOAD_BYTES_MAX || position < 1 || cell.ended()) {
      return null;
    }
    if (cell.peek(1) != NULL || cell.peek(2) != EPOCH) {
      return null;
    }
    int local = local((int) length);
    return cell.at + local + (local < length ? 4 : 0) > page.length
        ? null
        : new Row(position, cell.at, (int) length, local);
  }

  private byte @Nullable [] payload(byte[] page, Row row) {
    int from = row.from();
    int length = row.length();
    int local = row.local();
    ByteBuffer payload = ByteBuffer.allocate(length).put(page, from, local);
    int next = local < length ? ByteBuffer.wrap(page).getInt(from + local) : 0;
    while (payload.hasRemaining()) {
      byte[] overflow = pages.apply(next);
      if (overflow == null) {
        return null;
      }
      payload.put(overflow, 4, Math.min(payload.remaining(), pageBytes - 4));
      next = ByteBuffer.wrap(overflow).getInt(0);
    }
    return payload.array();
  }

  private int local(int length) {
    int most = pageBytes - 35;
    if (length <= most) {
      return length;
    }
    int least = (pageBytes - 12) * 32 / 255 - 23;
    int wanted = least + (length - least) % (pageBytes - 4);
    return wanted <= most ? wanted : least;
  }

  private Optional<Entry> event(long position, byte[] payload) {
    Cursor header = new Cursor(payload, 0);
    Cursor body = new Cursor(payload, (int) Math.min(header.varint(), payload.length));
    long[] types = new long[COLUMNS];
    for (int i = 0; i < COLUMNS; i++) {
      types[i] = header.varint();
    }
    if (types[9] != HASH || types[10] != HASH) {
      return Optional.empty();
    }
    try {
      body.integer(types[0]);
      String epoch = body.text(types[1]);
      long sequence = body.integer(types[2]);
      String type = body.text(types[3]);
      Instant wall = WallTime.parse(body.text(types[4]));
      String boot = body.text(types[5]);
      long monotonic = body.integer(types[6]);
      ClockQuality clock = ClockQuality.valueOf(body.text(types[7]));
      String data = body.text(types[8]);
      Moment at = new Moment(wall, boot, monotonic, clock);
      String previous = body.hash();
      String hash = body.hash();
      Event event =
          new Event(
              identity.centre(), identity.board(), epoch, sequence, type, at, data, previous, hash);
      return Chain.isIntact(event) ? Optional.of(new Entry(position, event)) : Optional.empty();
    } catch (CharacterCodingException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty(); // not a row that a program of ours wrote
    }
  }

  /** Reads forward, never beyond the end: missing bytes are 0 and set {@link #ended}. */
  private static final class Cursor {
    private static final int[] INTEGER_BYTES = {0, 1, 2, 3, 4, 6, 8, -1, 0, 0};
    private final byte[] bytes;
    private int at;

    Cursor(byte[] bytes, int at) {
      this.bytes = bytes;
      this.at = at;
    }

    boolean ended() {
      return at >= bytes.length;
    }

    int peek(int ahead) {
      return at + ahead < bytes.length ? bytes[at + ahead] : -1;
    }

    /** Big-endian, 7 bits a byte, at most nine bytes of which the last has 8. */
    long varint() {
      long value = 0;
      for (int i = 0; i < 8; i++) {
        int next = ended() ? 0 : bytes[at++];
        value = value << 7 | (next & 0x7f);
        if (next >= 0) {
          return value;
        }
      }
      return value << 8 | (ended() ? 0 : bytes[at++] & 0xff);
    }

    long integer(long type) {
      if (type == 8 || type == 9) {
        return type - 8;
      }
      int length = type >= 0 && type < INTEGER_BYTES.length ? INTEGER_BYTES[(int) type] : -1;
      require(length);
      long value = length == 0 ? 0 : bytes[at];
      for (int i = 1; i < length; i++) {
        value = value << 8 | (bytes[at + i] & 0xff);
      }
      at += length;
      return value;
    }

    String text(long type) throws CharacterCodingException {
      int length = type >= 13 && type % 2 == 1 ? (int) Math.min((type - 13) / 2, 1 << 30) : -1;
      require(length);
      ByteBuffer utf8 = ByteBuffer.wrap(bytes, at, length);
      at += length;
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    }

    String hash() {
      require(32);
      at += 32;
      return HexFormat.of().formatHex(bytes, at - 32, at);
    }

    private void require(int length) {
      if (length < 0 || length > bytes.length - at) {
        throw new IllegalArgumentException("the column goes beyond its row");
      }
    }
  }
}
