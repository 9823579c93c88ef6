package vn.motcua.devices.printer.profile;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.motcua.devices.printer.escpos.Cut;
import vn.motcua.devices.printer.text.TextLine;
import vn.motcua.devices.printer.text.VietnamesePage;

/** The models described in {@code profiles.csv}. Immutable; any thread. */
public final class PrinterProfiles {
  private static final int FIELDS = 8;

  private final Map<String, PrinterProfile> byName;

  private PrinterProfiles(Map<String, PrinterProfile> byName) {
    this.byName = byName;
  }

  /** The models that come with the program. */
  public static PrinterProfiles shipped() {
    try (InputStream in = PrinterProfiles.class.getResourceAsStream("profiles.csv")) {
      if (in == null) {
        throw new IllegalStateException("profiles.csv is missing from the program");
      }
      return read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a table of models.
   *
   * @throws IllegalArgumentException naming the line and the field that is wrong
   */
  public static PrinterProfiles read(Reader table) throws IOException {
    Map<String, PrinterProfile> models = new LinkedHashMap<>();
    BufferedReader lines = new BufferedReader(table);
    int number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (!line.isBlank() && !line.startsWith("#")) {
        PrinterProfile model = model(line, number);
        if (models.put(model.name(), model) != null) {
          throw new IllegalArgumentException("line " + number + ": " + model.name() + " twice");
        }
      }
    }
    return new PrinterProfiles(models);
  }

  private static PrinterProfile model(String line, int number) {
    String[] field = line.split(",", -1);
    if (field.length != FIELDS) {
      throw new IllegalArgumentException("line " + number + ": has not " + FIELDS + " fields");
    }
    try {
      return new PrinterProfile(
          field[0].strip(),
          Integer.parseInt(field[1]),
          Integer.parseInt(field[2]),
          Cut.valueOf(field[3].toUpperCase(Locale.ROOT)),
          PrinterProfile.StatusAbility.valueOf(field[4].toUpperCase(Locale.ROOT)),
          yes(field[5], "yes", "no"),
          pages(field[6]),
          yes(field[7], "native", "raster"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
    }
  }

  private static boolean yes(String field, String yes, String no) {
    if (!field.equals(yes) && !field.equals(no)) {
      throw new IllegalArgumentException(field + " is neither " + yes + " nor " + no);
    }
    return field.equals(yes);
  }

  private static List<TextLine> pages(String field) {
    List<TextLine> pages = new ArrayList<>();
    if (field.equals("none")) {
      return pages;
    }
    for (String page : field.split("\\+", -1)) {
      String[] part = page.split(":", -1);
      int first = Integer.parseInt(part[1]);
      int second = part.length > 2 ? Integer.parseInt(part[2]) : first;
      pages.add(
          new TextLine(VietnamesePage.valueOf(part[0].toUpperCase(Locale.ROOT)), first, second));
    }
    return pages;
  }

  /** The model of this name, in any case. */
  public Optional<PrinterProfile> named(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
  }

  /** All names, in the order of the table. */
  public Set<String> names() {
    return byName.keySet();
  }
}
