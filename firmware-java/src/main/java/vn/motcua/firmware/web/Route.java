package vn.motcua.firmware.web;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import vn.motcua.firmware.access.Access;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Reply;

/**
 * A row of the table of routes: an address, who may use it, and what answers. What has no row
 * cannot be reached. Immutable; any thread.
 *
 * @param methods of HTTP, such as GET and HEAD
 * @param path such as {@code /kiosk} or {@code /api/touch/settle}; one that ends with {@code /*}
 *     covers what is below it; of {@code /api/view} and {@code /api/stream} each page has a row of
 *     its own, with {@code ?page=} and the page's path
 * @param access who may use it
 * @param answering called only for callers that it admits
 */
public record Route(List<String> methods, String path, Access access, Answering answering) {
  private static final List<String> READING = List.of("GET", "HEAD");

  /** Whether it is a page for people. */
  boolean isPage() {
    return methods.contains("GET") && !path.startsWith("/api/") && !path.endsWith("*");
  }

  /** Whether a person does it: opens a page or changes something, which no page does by itself. */
  boolean needsSomebody() {
    return !methods.contains("GET") || !path.startsWith("/api/");
  }

  /** Answers a request; the stage may complete on any thread. */
  @FunctionalInterface
  public interface Answering {
    /**
     * The answer.
     *
     * @param caller whom the route admits
     * @throws BadInputException when the request is wrong or cannot be fulfilled now
     */
    CompletionStage<Reply> answer(PageRequest request, Caller caller)
        throws IOException, BadInputException;
  }

  /** Answers a request at once. */
  @FunctionalInterface
  public interface Quick {
    /**
     * The answer.
     *
     * @throws BadInputException when the request is wrong or cannot be fulfilled now
     */
    Reply answer(PageRequest request, Caller caller) throws IOException, BadInputException;
  }

  /**
   * A page for people, whose HTML is a file named by the first part of its path. Who has not signed
   * in is sent to {@code /login}.
   */
  public static Route page(String path, Access access) {
    String name = path.substring(1).split("/", 2)[0];
    return get(
        path, access, (request, _) -> Assets.page(request.etag(), name.isEmpty() ? "home" : name));
  }

  /** Something that is read. */
  public static Route get(String path, Access access, Quick quick) {
    return new Route(READING, path, access, now(quick));
  }

  /** Something that is read without an end. */
  static Route stream(String path, Access access, Quick quick) {
    return new Route(List.of("GET"), path, access, now(quick));
  }

  /** Something that is done. */
  public static Route post(String path, Access access, Answering answering) {
    return new Route(List.of("POST"), path, access, answering);
  }

  /** Something that is done at once. */
  public static Route postQuick(String path, Access access, Quick quick) {
    return new Route(List.of("POST"), path, access, now(quick));
  }

  /** Something that is ended at once. */
  public static Route deleteQuick(String path, Access access, Quick quick) {
    return new Route(List.of("DELETE"), path, access, now(quick));
  }

  private static Answering now(Quick quick) {
    return (request, caller) -> CompletableFuture.completedStage(quick.answer(request, caller));
  }
}
