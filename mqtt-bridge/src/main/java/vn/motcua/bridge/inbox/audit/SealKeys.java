package vn.motcua.bridge.inbox.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.wire.Topics;

/**
 * The public keys of a centre's boards: a directory of files {@code <centre>.<board>.pub}, copies
 * of the {@code board.pub} each board made at its first start. A file may contain several keys, one
 * after another, when the board's card was replaced; a line {@code valid-until: yyyy-mm-dd} before
 * a key gives the last day whose seal it may have signed. Immutable; any thread.
 */
public final class SealKeys {
  /** No directory was given: signatures are not checked. */
  public static final SealKeys UNKNOWN = new SealKeys(null);

  private static final Pattern NAME =
      Pattern.compile("([a-z0-9-]{1,40})\\.([a-z0-9-]{1,40})\\.pub");
  private static final Pattern PEM =
      Pattern.compile(
          "(?:valid-until: *(\\S*)\\s+)?"
              + "-----BEGIN PUBLIC KEY-----([^-]+)-----END PUBLIC KEY-----");

  /**
   * A key.
   *
   * @param until last day it is valid on; {@code LocalDate.MAX} when no limit is given
   */
  record Known(PublicKey key, LocalDate until) {
    boolean holdsOn(LocalDate day) {
      return !day.isAfter(until);
    }
  }

  private final @Nullable Map<Topics, List<Known>> keys;

  private SealKeys(@Nullable Map<Topics, List<Known>> keys) {
    this.keys = keys;
  }

  /**
   * Reads a directory; other files are ignored.
   *
   * @throws IOException when it cannot be read or a file contains no Ed25519 key; the message names
   *     the file
   */
  public static SealKeys in(Path directory) throws IOException {
    Map<Topics, List<Known>> keys = new HashMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.sorted().toList()) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (name.matches()) {
          keys.put(new Topics(name.group(1), name.group(2)), read(file));
        }
      }
    }
    return new SealKeys(Map.copyOf(keys));
  }

  private static List<Known> read(Path file) throws IOException {
    List<Known> keys = new ArrayList<>();
    Matcher pem = PEM.matcher(Files.readString(file));
    try {
      while (pem.find()) {
        byte[] der = Base64.getMimeDecoder().decode(pem.group(2));
        PublicKey key =
            KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der));
        keys.add(
            new Known(key, pem.group(1) == null ? LocalDate.MAX : LocalDate.parse(pem.group(1))));
      }
    } catch (DateTimeParseException e) {
      throw new IOException(
          file + ": valid-until takes a day as in 2026-11-20, not " + e.getParsedString(), e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " is not an Ed25519 key; copy the board's board.pub again", e);
    }
    if (keys.isEmpty()) {
      throw new IOException(file + " holds no public key; copy the board's board.pub again");
    }
    return keys;
  }

  /** Whether signatures are checked at all. */
  boolean areKnown() {
    return keys != null;
  }

  /** The keys of a board; none when the centre has no file for it. */
  List<Known> of(Topics board) {
    return keys == null ? List.of() : keys.getOrDefault(board, List.of());
  }
}
