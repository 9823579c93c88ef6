package vn.motcua.bridge.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.motcua.bridge.BoardEvent.Ground;
import vn.motcua.bridge.command.OrderField.CodeField;
import vn.motcua.bridge.command.OrderField.ShapedField;

/**
 * The order of the ledger itself: the data of the event {@code <epoch>-<sequence>} is erased, on
 * the board and in every store.
 */
public record EraseData(String epoch, long sequence, Ground ground) implements Order {
  private static final int EPOCH_CHARS = 16;

  private static final SortedMap<String, Ground> GROUNDS =
      new TreeMap<>(
          Arrays.stream(Ground.values())
              .collect(
                  Collectors.toMap(
                      ground -> ground.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                      ground -> ground)));

  private static final ShapedField EVENT =
      new ShapedField(
          "event",
          Pattern.compile("[0-9a-f]{16}-[1-9][0-9]{0,17}"),
          "^[0-9a-f]{16}-[1-9][0-9]*$",
          "<epoch>-<sequence>",
          "The event whose data are erased.",
          "00000000000000aa-1290");

  private static final CodeField GROUND =
      new CodeField("ground", "The legal ground.", List.copyOf(GROUNDS.keySet()));

  /** How it is sent. */
  public static final OrderKind KIND =
      new OrderKind("erase-data", List.of(EVENT, GROUND), EraseData::of);

  private static EraseData of(OrderKind.Values values) {
    String event = values.of(EVENT);
    return new EraseData(
        event.substring(0, EPOCH_CHARS),
        Long.parseLong(event.substring(EPOCH_CHARS + 1)),
        Objects.requireNonNull(GROUNDS.get(values.of(GROUND))));
  }
}
