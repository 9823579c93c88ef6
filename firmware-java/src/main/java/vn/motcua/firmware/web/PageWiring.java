package vn.motcua.firmware.web;

import java.util.List;
import java.util.function.UnaryOperator;
import vn.motcua.firmware.web.server.Pages;

/**
 * What lies between the table of routes and the server. On a board it is {@link #STRAIGHT}; only
 * the laboratory wires otherwise: it opens a door to see that its intruder finds it. Immutable.
 *
 * @param table what the server gets of the rows that are declared
 * @param pages what the server asks instead of the guard and the rows
 */
public record PageWiring(UnaryOperator<List<Route>> table, UnaryOperator<Pages> pages) {
  /** The rows as they are declared, behind the guard. */
  public static final PageWiring STRAIGHT =
      new PageWiring(UnaryOperator.identity(), UnaryOperator.identity());
}
