package vn.motcua.bridge.journal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.motcua.bridge.BoardEvent.DaySealed;
import vn.motcua.bridge.LocalDays;
import vn.motcua.bridge.journal.Journal.Entry;
import vn.motcua.bridge.journal.Journal.Head;

/**
 * A day's counts, signed by the board's key (Ed25519), so that a day can be proven complete.
 *
 * <p>Signed bytes, each field as in {@link vn.motcua.bridge.Chain}: 4 bytes length, big-endian,
 * then UTF-8:
 *
 * <pre>
 *   "motcua.seal.v1" | centre | board | epoch | day | lastSequence | chainHead | type | count | …
 * </pre>
 *
 * Types are sorted; the signature is Base64 (RFC 4648, section 4). Stateless; any thread.
 */
public final class Seals {
  /** The day begins at 17:00 UTC. */
  public static final ZoneId DAY_ZONE = LocalDays.ZONE;

  private static final String DOMAIN = "motcua.seal.v1";
  private static final String ALGORITHM = "Ed25519";
  private static final int PAGE_EVENTS = 500;

  private Seals() {}

  /** The local day a moment belongs to; see {@link LocalDays#of}. */
  public static LocalDate dayOf(Instant wall) {
    return LocalDays.of(wall);
  }

  /**
   * Counts the events of a local day in the present epoch and signs them with the end of the chain.
   *
   * @return what the program appends next, in the same epoch
   */
  public static DaySealed seal(Journal journal, Identity identity, LocalDate day, PrivateKey key) {
    Head head = journal.head();
    return sign(identity, head, day, count(journal, head, day), key);
  }

  /**
   * Signs counts that the program itself kept while it appended.
   *
   * @param head the end of the chain that {@code counts} go up to
   */
  public static DaySealed sign(
      Identity identity, Head head, LocalDate day, SortedMap<String, Long> counts, PrivateKey key) {
    byte[] signed = canonical(identity, head.epoch(), day, head.sequence(), head.hash(), counts);
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(signed);
      String text = Base64.getEncoder().encodeToString(signature.sign());
      return new DaySealed(day, head.sequence(), head.hash(), counts, text);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("the board's key is not an Ed25519 key", e);
    }
  }

  /** Whether the board of this key signed exactly this seal in this epoch. */
  public static boolean isGenuine(DaySealed seal, Identity identity, String epoch, PublicKey key) {
    byte[] signed =
        canonical(
            identity, epoch, seal.day(), seal.lastSequence(), seal.chainHead(), seal.counts());
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(signed);
      return signature.verify(Base64.getDecoder().decode(seal.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false; // a signature that cannot even be read is not genuine
    }
  }

  /** Events per type that happened on a local day, of the head's epoch and up to the head. */
  public static SortedMap<String, Long> count(Journal journal, Head head, LocalDate day) {
    SortedMap<String, Long> counts = new TreeMap<>();
    List<Entry> page = journal.peek(0, PAGE_EVENTS);
    while (!page.isEmpty() && page.getFirst().position() <= head.position()) {
      for (Entry entry : page) {
        if (entry.position() <= head.position()
            && entry.event().epoch().equals(head.epoch())
            && dayOf(entry.event().at().wall()).equals(day)) {
          counts.merge(entry.event().type(), 1L, Long::sum);
        }
      }
      page = journal.peek(page.getLast().position(), PAGE_EVENTS);
    }
    return counts;
  }

  private static byte[] canonical(
      Identity identity,
      String epoch,
      LocalDate day,
      long lastSequence,
      String chainHead,
      SortedMap<String, Long> counts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    field(bytes, DOMAIN);
    field(bytes, identity.centre());
    field(bytes, identity.board());
    field(bytes, epoch);
    field(bytes, day.toString());
    field(bytes, Long.toString(lastSequence));
    field(bytes, chainHead);
    counts.forEach((type, count) -> {
      field(bytes, type);
      field(bytes, Long.toString(count));
    });
    return bytes.toByteArray();
  }

  private static void field(ByteArrayOutputStream bytes, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
    bytes.writeBytes(utf8);
  }
}
