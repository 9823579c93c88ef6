package vn.motcua.bridge.inbox;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.inbox.store.ChainId;
import vn.motcua.bridge.wire.BoardState;
import vn.motcua.bridge.wire.CloudEventCodec;
import vn.motcua.bridge.wire.Decoded;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;

/** A decoded message, before anything in the store is read; decoding needs no lock. */
sealed interface Arrival {
  /** On none of our topics. */
  record Foreign() implements Arrival {}

  /** A birth or a death; null when it is neither. */
  record OfState(Topics board, @Nullable BoardState state) implements Arrival {}

  /** An event, alone or from a batch, or a message that could not be decoded as one. */
  record OfEvent(Topics board, Decoded decoded) implements Arrival {}

  /** Reads any message; a batch gives one arrival for each of its events. */
  static List<Arrival> of(Message message) {
    var address = Topics.parse(message.topic());
    if (address == null) {
      return List.of(new Foreign());
    }
    Topics board = address.board();
    return address.leaf().equals("state")
        ? List.of(new OfState(board, BoardState.parse(message.payload())))
        : CloudEventCodec.decodeAll(message).stream()
            .<Arrival>map(decoded -> new OfEvent(board, decoded))
            .toList();
  }

  /** The board it came from. */
  default Topics board() {
    throw new IllegalStateException("it is on none of our topics");
  }

  /** Whether it is an event, with or without data, that may begin a chain. */
  default boolean isEvent() {
    return this instanceof OfEvent(_, Decoded.Good _)
        || this instanceof OfEvent(_, Decoded.Withheld _);
  }

  /** The chain it belongs to, if any. */
  default Optional<ChainId> chain() {
    return switch (this) {
      case OfState(Topics board, BoardState.Born born) -> of(board, born.epoch());
      case OfEvent(_, Decoded.Good good) -> Optional.of(ChainId.of(good.event()));
      case OfEvent(_, Decoded.Withheld withheld) -> Optional.of(ChainId.of(withheld.event()));
      case OfEvent(Topics board, Decoded.Bad(_, Decoded.Claim claim)) when claim != null ->
          of(board, claim.epoch());
      case Foreign _, OfState _, OfEvent _ -> Optional.empty();
    };
  }

  private static Optional<ChainId> of(Topics board, String epoch) {
    return Optional.of(new ChainId(board.centre(), board.board(), epoch));
  }
}
