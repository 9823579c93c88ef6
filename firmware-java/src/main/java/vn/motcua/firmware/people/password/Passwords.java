package vn.motcua.firmware.people.password;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The hashes of passwords and one-time codes, in a file of their own in the data directory. They
 * never leave this machine: the ledger only names the hash that counts, so a hash is put here
 * first, and the event that names it is what makes it valid.
 *
 * <pre>
 *   password PERSON CREDENTIAL PHC
 *   code PERSON SHA-256 UNTIL FAILURES
 * </pre>
 *
 * A missing or damaged file lets nobody in: supervisors give new codes, and the technician's code
 * makes the first of them. Any thread; a change waits for the disk.
 */
public final class Passwords {
  /** File name in the data directory. */
  public static final String NAME = "people.secrets";

  /** A code that was not used is void after this. */
  public static final Duration CODE_LIFE = Duration.ofDays(7);

  private static final System.Logger LOG = System.getLogger(Passwords.class.getName());
  private static final int FIELDS = 4;

  private final SecretLines file;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, OneTimeCode> codes = new TreeMap<>();
  private boolean damaged;

  /**
   * The hash of a password.
   *
   * @param credential the name under which the ledger knows it
   */
  public record Entry(String person, String credential, PasswordHash hash) {
    private boolean isOf(Entry other) {
      return person.equals(other.person) && credential.equals(other.credential);
    }

    private String line() {
      return String.join(" ", "password", person, credential, hash.toString());
    }
  }

  /** Those of a board; {@code directory} is its data directory. */
  public Passwords(Path directory) throws IOException {
    this.file = new SecretLines(directory.resolve(NAME));
    try {
      file.read().orElse(List.of()).forEach(this::take);
    } catch (IllegalArgumentException | DateTimeException e) {
      damaged = true;
      entries.clear();
      codes.clear();
      LOG.log(
          Level.ERROR,
          "{0} is damaged: {1}; nobody can sign in until somebody has run \"motcua account"
              + " recover\" on this board; the queue goes on",
          file.file(),
          e.getMessage());
    }
  }

  private void take(String line) {
    if (OneTimeCode.isIn(line)) {
      OneTimeCode code = OneTimeCode.parse(line);
      codes.put(code.whose(), code);
      return;
    }
    String[] words = line.split(" ", -1);
    if (words.length != FIELDS || !words[0].equals("password")) {
      throw new IllegalArgumentException("one of its lines is neither a password nor a code");
    }
    entries.add(new Entry(words[1], words[2], PasswordHash.parse(words[3])));
  }

  /** The hash that the ledger names; null when it is not here. */
  public synchronized @Nullable PasswordHash of(String person, @Nullable String credential) {
    return entries.stream()
        .filter(each -> each.person().equals(person) && each.credential().equals(credential))
        .map(Entry::hash)
        .findFirst()
        .orElse(null);
  }

  /** Puts a hash beside those of the same person, or in place of the one with this name. */
  public synchronized void put(String person, String credential, PasswordHash hash)
      throws IOException {
    entries.removeIf(each -> each.person().equals(person) && each.credential().equals(credential));
    entries.add(new Entry(person, credential, hash));
    write();
  }

  /** Puts hashes beside those that are there, each in place of the one with its name. */
  public synchronized void putAll(List<Entry> given) throws IOException {
    if (!given.stream().allMatch(this::isHere)) {
      entries.removeIf(each -> given.stream().anyMatch(each::isOf));
      entries.addAll(given);
      write();
    }
  }

  private boolean isHere(Entry given) {
    PasswordHash here = of(given.person(), given.credential());
    return here != null && here.toString().equals(given.hash().toString());
  }

  /** Forgets all hashes but those that {@code credentials} names by person. */
  public synchronized void retain(Map<String, String> credentials) throws IOException {
    if (entries.removeIf(each -> !each.credential().equals(credentials.get(each.person())))) {
      write();
    }
  }

  /** Removes a hash that no event names. */
  public synchronized void forget(String person, String credential) throws IOException {
    if (entries.removeIf(
        each -> each.person().equals(person) && each.credential().equals(credential))) {
      write();
    }
  }

  /** Forgets all hashes of a person but this one, null for all, and the person's code. */
  public synchronized void keepOnly(String person, @Nullable String credential) throws IOException {
    boolean fewer =
        entries.removeIf(
            each -> each.person().equals(person) && !each.credential().equals(credential));
    boolean used = codes.remove(person) != null;
    if (fewer || used) {
      write();
    }
  }

  /** Makes a code with which the person chooses a password; an earlier one is void. */
  public synchronized String newCode(String person, Instant now) throws IOException {
    String code = OneTimeCode.random();
    entries.removeIf(each -> each.person().equals(person));
    codes.put(person, OneTimeCode.of(person, code, now.plus(CODE_LIFE)));
    write();
    return code;
  }

  /** Whether the file was unreadable at the start and nothing has been written since. */
  public synchronized boolean isDamaged() {
    return damaged;
  }

  /** Whether this is the person's code; a wrong one is counted, and three make it void. */
  public synchronized boolean isCode(String person, String code, Instant now) throws IOException {
    OneTimeCode known = codes.get(person);
    if (known == null || !known.isOpen(now)) {
      return false;
    }
    if (known.fits(code)) {
      return true;
    }
    codes.put(person, known.failed());
    write();
    return false;
  }

  private void write() throws IOException {
    if (damaged) {
      file.setAside();
      damaged = false;
    }
    file.write(
        Stream.concat(
                entries.stream().map(Entry::line), codes.values().stream().map(OneTimeCode::line))
            .toList());
  }
}
