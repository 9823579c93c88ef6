package vn.motcua.firmware.web;

import vn.motcua.firmware.web.server.PageRequest;
import vn.motcua.firmware.web.server.Reply;

/**
 * One more page beside the board's own, from another jar: {@code /<name>}, with calls below {@code
 * /api/<name>/}. Its HTML, style and script are resources where the board's are, named after it.
 * Any thread.
 */
public interface AddedPage {
  /** The first part of its addresses: small letters. */
  String name();

  /**
   * Answers a GET or HEAD of {@code /api/<name>/<rest>}.
   *
   * @throws BadInputException when there is nothing at that address
   */
  Reply get(String rest) throws BadInputException;

  /**
   * Answers a POST to {@code /api/<name>/<rest>}.
   *
   * @throws BadInputException when the request is wrong or cannot be fulfilled now
   */
  Reply post(PageRequest request, String rest) throws BadInputException;
}
