package vn.motcua.provisioning.link;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How the links of one kind of device are written. Immutable.
 *
 * @param <L> family of the links; a kind may have one of its own
 * @param ways one reader for each way to write one
 * @param fault what is wrong with any other text and its remedy, as the end of a sentence
 * @param nowhere stands in the place of a faulty link until the file is refused; never opened
 */
public record LinkForm<L>(List<Way<L>> ways, UnaryOperator<String> fault, L nowhere) {

  /** One way to write a link. */
  @FunctionalInterface
  public interface Way<L> {
    /** Empty when {@code text} is not written in this way. */
    Optional<? extends L> read(String text);
  }

  /** Takes a copy. */
  public LinkForm {
    ways = List.copyOf(ways);
  }

  /** The form with the same fault for every text. */
  public LinkForm(List<Way<L>> ways, String fault, L nowhere) {
    this(ways, _ -> fault, nowhere);
  }

  /** The link that is written in this form; empty when there is none. */
  public Optional<L> read(String text) {
    return ways.stream().<L>mapMulti((way, found) -> way.read(text).ifPresent(found)).findFirst();
  }
}
