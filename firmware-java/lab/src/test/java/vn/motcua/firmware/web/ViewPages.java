package vn.motcua.firmware.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Identification;
import vn.motcua.firmware.queue.QueuePages;
import vn.motcua.firmware.web.guard.Request;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Pages;
import vn.motcua.firmware.web.server.Reply;

/** Pages that answer every request with the stream of the kiosk. */
final class ViewPages implements Pages, AutoCloseable {
  private final ViewStream stream;

  ViewPages(BoardPort board) {
    this.stream = new ViewStream(board, Identification.NONE);
  }

  @Override
  public @Nullable Reply refusal(Request head) {
    return null;
  }

  @Override
  public CompletionStage<Reply> answer(PageRequest request) {
    return CompletableFuture.completedStage(stream.open(request.head(), QueuePages.KIOSK));
  }

  @Override
  public void close() {
    stream.close();
  }
}
