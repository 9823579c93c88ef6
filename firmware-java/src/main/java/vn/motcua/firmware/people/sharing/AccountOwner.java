package vn.motcua.firmware.people.sharing;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.wire.Message;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.firmware.people.AccountsAsOf;
import vn.motcua.firmware.people.password.Cards;
import vn.motcua.firmware.people.password.Passwords;

/**
 * Sends the accounts of this board to each board that has them: after each change, after each
 * connection, and to a board that says it holds something else. A board that has no account yet
 * sends nothing, so that a new card does not empty the others. Any thread; does not block.
 */
public final class AccountOwner implements TopicHandler, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(AccountOwner.class.getName());

  private final List<Topics> holders;
  private final AccountBook book;
  private final Passwords passwords;
  private final Cards cards;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("accounts").daemon().factory());
  private volatile Consumer<Message> out = _ -> {};

  /** {@code holders}: the boards that get them. */
  public AccountOwner(List<Topics> holders, AccountBook book, Passwords passwords, Cards cards) {
    this.holders = List.copyOf(holders);
    this.book = book;
    this.passwords = passwords;
    this.cards = cards;
    book.onChange(this::sendToAll);
  }

  @Override
  public List<String> topics() {
    return holders.stream().map(Topics::accountsHeld).toList();
  }

  @Override
  public void connected(Consumer<Message> publisher) {
    out = publisher;
    sendToAll();
  }

  @Override
  public void arrived(Message message) {
    HeldMessage held = HeldMessage.parse(message.payload());
    Topics.Address from = Topics.parse(message.topic());
    if (held == null || from == null) {
      LOG.log(Level.WARNING, "a message on {0} is not understood", message.topic());
      return;
    }
    later(() -> compare(from.board(), held));
  }

  private void compare(Topics board, HeldMessage held) {
    AccountsAsOf accounts = book.asOf();
    if (held.digest().equals(HeldMessage.digest(accounts))) {
      return;
    }
    if (accounts.isBefore(held.asOf())) {
      LOG.log(
          Level.ERROR,
          "{0} holds later accounts of this board than this board itself: its card is an older"
              + " copy; put a new card in, or add the people anew",
          board.client());
    }
    send(accounts, List.of(board));
  }

  private void sendToAll() {
    later(() -> send(book.asOf(), holders));
  }

  private void send(AccountsAsOf accounts, List<Topics> boards) {
    if (accounts.event().isEmpty()) {
      return;
    }
    String payload = AccountsMessage.of(accounts, passwords, cards).toJson();
    boards.forEach(board -> out.accept(Message.json(board.accounts(), payload, false)));
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
