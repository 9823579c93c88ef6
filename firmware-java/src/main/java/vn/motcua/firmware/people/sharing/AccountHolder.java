package vn.motcua.firmware.people.sharing;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.people.Account;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.firmware.people.OwnersAccounts;
import vn.motcua.firmware.people.password.Cards;
import vn.motcua.firmware.people.password.Passwords;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;

/**
 * Takes the accounts that another board owns. The hashes go to their file first, and the events
 * that name them make them valid, as where a person chooses a password; then this board says what
 * it holds. It says so after each connection and each {@value #MINUTE_SECONDS} s as well, so
 * whatever was lost comes again. Any thread; does not block.
 */
public final class AccountHolder implements TopicHandler, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(AccountHolder.class.getName());
  static final long MINUTE_SECONDS = 60;
  private static final int ANSWER_SECONDS_MAX = 10;

  private final Topics own;
  private final AccountBook book;
  private final Passwords passwords;
  private final Cards cards;
  private final Function<Touch, CompletableFuture<Answer>> board;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("accounts").daemon().factory());
  private volatile Consumer<Message> out = _ -> {};

  /** {@code board} appends the events. */
  public AccountHolder(
      Topics own,
      AccountBook book,
      Passwords passwords,
      Cards cards,
      Function<Touch, CompletableFuture<Answer>> board) {
    this.own = own;
    this.book = book;
    this.passwords = passwords;
    this.cards = cards;
    this.board = board;
    var _ =
        thread.scheduleWithFixedDelay(this::say, MINUTE_SECONDS, MINUTE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public List<String> topics() {
    return List.of(own.accounts());
  }

  @Override
  public void connected(Consumer<Message> publisher) {
    out = publisher;
    later(this::say);
  }

  @Override
  public void arrived(Message message) {
    AccountsMessage accounts = AccountsMessage.parse(message.payload());
    if (accounts == null) {
      LOG.log(Level.WARNING, "the accounts on {0} are not understood", message.topic());
      return;
    }
    later(() -> take(accounts));
  }

  /** Waits for the board, so that no later message is taken before this one is. */
  private void take(AccountsMessage message) {
    try {
      passwords.putAll(message.hashes());
      cards.putAll(message.cards());
      Answer answer =
          board
              .apply(new OwnersAccounts(message.accounts()))
              .get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
      if (answer instanceof Answer.Refused(String code, _)) {
        LOG.log(Level.WARNING, "the accounts of the centre were not taken: {0}", code);
        return;
      }
      passwords.retain(named(Account::credential));
      cards.retain(named(Account::card));
      HeldMessage held = HeldMessage.of(book.asOf(), passwords, cards);
      if (!held.digest().isEmpty()) { // else it would come again at once, and lack the same
        out.accept(message(held));
      }
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException | TimeoutException e) {
      LOG.log(Level.ERROR, "the accounts of the centre are not stored and come again", e);
    }
  }

  /** The passwords or cards that count, by person. */
  private Map<String, String> named(Function<Account, @Nullable String> secret) {
    Map<String, String> named = new HashMap<>();
    for (Account account : book.accounts().values()) {
      String name = secret.apply(account);
      if (name != null) {
        named.put(account.person(), name);
      }
    }
    return named;
  }

  private void say() {
    out.accept(message(HeldMessage.of(book.asOf(), passwords, cards)));
  }

  private Message message(HeldMessage held) {
    return Message.json(own.accountsHeld(), held.toJson(), false);
  }

  private void later(Runnable work) {
    try {
      thread.execute(work);
    } catch (RejectedExecutionException closing) {
      LOG.log(Level.DEBUG, "the board is closing");
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
