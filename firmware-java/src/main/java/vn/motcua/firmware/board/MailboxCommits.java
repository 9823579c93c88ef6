package vn.motcua.firmware.board;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.board.device.Commits;
import vn.motcua.firmware.station.Answer;

/**
 * Waits for the commit, so that terminals drop their rows only when they are safe here. Any thread
 * but the station's.
 */
final class MailboxCommits implements Commits {
  private static final System.Logger LOG = System.getLogger(MailboxCommits.class.getName());
  private static final long SECONDS_MAX = 10;

  private final Mailbox mailbox;

  MailboxCommits(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public boolean commit(List<? extends Reading> rows) {
    List<CompletableFuture<Answer>> answers = rows.stream().map(mailbox::commit).toList();
    try {
      CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
          .get(SECONDS_MAX, TimeUnit.SECONDS);
      return answers.stream().noneMatch(each -> each.join() instanceof Answer.Refused);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (TimeoutException e) {
      LOG.log(Level.WARNING, "rows of a terminal were not committed in {0} s", SECONDS_MAX);
      return false;
    } catch (ExecutionException e) {
      LOG.log(Level.WARNING, "rows of a terminal were not committed", e);
      return false;
    }
  }
}
