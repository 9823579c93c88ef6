package vn.motcua.devices.printer.text;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Writes one line of text with a printer's code tables. Pure; any thread.
 *
 * <p>Table numbers are those of the model's profile. No byte below 20h but the {@code ESC t n} that
 * chooses a table is ever written, whatever the text holds.
 *
 * @param page the page
 * @param firstTable number n of {@code ESC t n} for the page's first table, 0..255
 * @param secondTable the same for the capitals of TCVN-3; equal to the first when there is none
 */
public record TextLine(VietnamesePage page, int firstTable, int secondTable) {
  private static final int ESC = 0x1B;

  /** The line without its end, or empty when a letter is not in the page: then draw it instead. */
  public Optional<byte[]> encode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 8);
    int chosen = -1;
    List<Optional<Cell>> cells = page.encode(text);
    for (Optional<Cell> cell : cells) {
      if (cell.isEmpty() || (cell.get().table() == 1 && firstTable == secondTable)) {
        return Optional.empty();
      }
      int table = cell.get().table() == 0 ? firstTable : secondTable;
      if (table != chosen && (chosen < 0 || cell.get().first() >= 0x80)) {
        out.writeBytes(new byte[] {ESC, 't', (byte) table});
        chosen = table;
      }
      out.write(cell.get().first());
      if (cell.get().second() != Cell.NONE) {
        out.write(cell.get().second());
      }
    }
    return Optional.of(out.toByteArray());
  }
}
