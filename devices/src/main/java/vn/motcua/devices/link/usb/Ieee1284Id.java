package vn.motcua.devices.link.usb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a printer says of itself: {@code MFG:EPSON;MDL:TM-T20III;CMD:ESC/POS;CLS:PRINTER;}.
 *
 * <p>IEEE 1284-2000, 7.6: two bytes of length, the most significant first and counting themselves,
 * then {@code KEY:value;} pairs. Lengths lie in practice and firmware cuts ids off, so the text
 * ends where the bytes do, and a last pair without its semicolon counts. Immutable.
 *
 * @param fields by key in capitals and short form, in the order they came
 */
public record Ieee1284Id(Map<String, String> fields) {
  private static final int LENGTH_BYTES = 2;
  private static final int FIELDS_MAX = 32;

  private static final Map<String, String> SHORT =
      Map.of(
          "MANUFACTURER", "MFG",
          "MODEL", "MDL",
          "COMMAND SET", "CMD",
          "CLASS", "CLS",
          "DESCRIPTION", "DES",
          "SERIALNUMBER", "SN",
          "SERN", "SN");

  public Ieee1284Id {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** Reads an id as it came; never fails: what is no pair is left out. */
  public static Ieee1284Id parse(byte[] raw) {
    if (raw.length < LENGTH_BYTES) {
      return new Ieee1284Id(Map.of());
    }
    int claimed = ((raw[0] & 0xff) << 8) | (raw[1] & 0xff);
    // Some firmware counts without the two bytes, some the other way round: then take all there is.
    int end = claimed > LENGTH_BYTES && claimed <= raw.length ? claimed : raw.length;
    String text = new String(raw, LENGTH_BYTES, end - LENGTH_BYTES, ISO_8859_1);
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : text.split("[;\0]", -1)) {
      int colon = pair.indexOf(':');
      if (colon > 0 && fields.size() < FIELDS_MAX) {
        String key = pair.substring(0, colon).strip().toUpperCase(Locale.ROOT);
        fields.putIfAbsent(SHORT.getOrDefault(key, key), pair.substring(colon + 1).strip());
      }
    }
    return new Ieee1284Id(fields);
  }

  /** The value of a short key such as {@code MDL}, or empty. */
  public String get(String key) {
    return fields.getOrDefault(key, "");
  }

  /** Maker and model for messages. */
  public String words() {
    String words = (get("MFG") + " " + get("MDL")).strip();
    return words.isEmpty() ? "a printer that does not name itself" : words;
  }
}
