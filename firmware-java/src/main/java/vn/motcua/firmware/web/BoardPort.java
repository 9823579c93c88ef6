package vn.motcua.firmware.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.station.Answer;
import vn.motcua.firmware.station.Touch;
import vn.motcua.firmware.station.TouchForm;
import vn.motcua.firmware.view.Page;
import vn.motcua.firmware.view.PageView;

/** What the pages need of the board. Any thread. */
public interface BoardPort {

  /**
   * Passes a touch to the station thread; completes after the commit. Completes exceptionally only
   * when the board is stopping or its ledger cannot be written.
   *
   * @param by who asks; that the caller may has been checked already
   */
  CompletableFuture<Answer> ask(Touch touch, Caller by);

  /** How the pages send the touches of this program's stations, by verb. Always the same. */
  Map<String, TouchForm> touches();

  /** The pages of this board, and who may open each. Always the same. */
  List<Page> declared();

  /**
   * What the board's pages show now, by path. A page that has not changed is the same object as
   * before.
   */
  Map<String, PageView> pages();

  /**
   * Calls {@code listener} after a change of any page, from a thread that must not be held up;
   * closing the handle ends it.
   */
  AutoCloseable onChange(Runnable listener);
}
