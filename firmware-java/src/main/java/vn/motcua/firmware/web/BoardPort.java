package vn.motcua.firmware.web;

import java.util.concurrent.CompletableFuture;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.view.BoardView;

/** What the pages need of the board. Any thread. */
public interface BoardPort {

  /**
   * Passes a touch to the station thread; completes after the commit. Completes exceptionally only
   * when the board is stopping or its ledger cannot be written.
   */
  CompletableFuture<Answer> ask(Touch touch);

  /** The board as it is now. */
  BoardView view();

  /**
   * Calls {@code listener} after each change of the view, from a thread that must not be held up;
   * closing the handle ends it.
   */
  AutoCloseable onChange(Runnable listener);
}
