package vn.motcua.firmware.people.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.people.AccountTouch;
import vn.motcua.firmware.people.CardReason;
import vn.motcua.firmware.people.password.CardCode;
import vn.motcua.firmware.people.password.Cards;
import vn.motcua.firmware.people.session.Outcome;
import vn.motcua.firmware.people.session.Reception;
import vn.motcua.firmware.station.Answer;

/**
 * A supervisor gives a person a card, or makes it void. The hash goes to its file before the event
 * that names it, so a power cut in between leaves the card of before. Any thread; waits for the
 * disk.
 */
public final class CardDesk {
  private static final int NAME_BYTES = 8;
  private static final int ANSWER_SECONDS_MAX = 10;

  private final Cards cards;
  private final String centre;
  private final Reception.Asking board;
  private final Executor disk;
  private final SecureRandom random = new SecureRandom();

  /**
   * For one board.
   *
   * @param centre its name, for the paper
   * @param board appends the events
   * @param disk may wait for the disk
   */
  public CardDesk(Cards cards, String centre, Reception.Asking board, Executor disk) {
    this.cards = cards;
    this.centre = centre;
    this.board = board;
    this.disk = disk;
  }

  /**
   * Gives a card; the one before is void.
   *
   * @param print whether it comes out of the board's printer
   * @return the code, which is shown once, or nothing of it where it was printed
   */
  public CompletionStage<Outcome> give(
      String person, CardReason why, boolean print, Caller caller) {
    byte[] bytes = new byte[NAME_BYTES];
    random.nextBytes(bytes);
    String card = HexFormat.of().formatHex(bytes);
    String code = CardCode.random();
    var touch =
        new AccountTouch.GiveCard(
            person, why, card, print ? new CardSlip(centre, person, code) : null);
    var entry = new Cards.Entry(person, card, CardCode.hash(code));
    return CompletableFuture.runAsync(() -> keep(() -> cards.putAll(List.of(entry))), disk)
        .thenCompose(_ -> asked(touch, caller))
        .thenApplyAsync(
            answer -> {
              keep(() -> keepOne(answer, person, card));
              return outcome(answer, print ? new Outcome.Done() : new Outcome.Card(code));
            },
            disk);
  }

  /** Makes a person's card void. */
  public CompletionStage<Outcome> withdraw(String person, CardReason why, Caller caller) {
    return asked(new AccountTouch.WithdrawCard(person, why), caller)
        .thenApplyAsync(
            answer -> {
              if (!(answer instanceof Answer.Refused)) {
                keep(() -> cards.keepOnly(person, null));
              }
              return outcome(answer, new Outcome.Done());
            },
            disk);
  }

  private void keepOne(Answer answer, String person, String card) throws IOException {
    if (answer instanceof Answer.Refused) {
      cards.forget(person, card);
    } else {
      cards.keepOnly(person, card);
    }
  }

  private static Outcome outcome(Answer answer, Outcome done) {
    return answer instanceof Answer.Refused(String code, String message)
        ? new Outcome.Refused(code, message)
        : done;
  }

  private CompletableFuture<Answer> asked(AccountTouch touch, Caller caller) {
    return board.ask(touch, caller).copy().orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
  }

  private interface Writing {
    void write() throws IOException;
  }

  private static void keep(Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
