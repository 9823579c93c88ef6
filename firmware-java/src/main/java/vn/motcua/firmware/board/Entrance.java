package vn.motcua.firmware.board;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.Identification;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.firmware.people.password.PasswordRule;
import vn.motcua.firmware.people.password.Passwords;
import vn.motcua.firmware.people.password.TechnicianCode;
import vn.motcua.firmware.people.session.OpenSessions;
import vn.motcua.firmware.people.session.Reception;
import vn.motcua.firmware.people.session.Sessions;
import vn.motcua.firmware.people.sharing.AccountHolder;
import vn.motcua.firmware.people.sharing.AccountOwner;
import vn.motcua.firmware.screen.ScreenRoutes;
import vn.motcua.firmware.screen.ScreenTokens;
import vn.motcua.firmware.web.Route;
import vn.motcua.firmware.web.people.PeopleRoutes;
import vn.motcua.firmware.web.people.SessionRoutes;
import vn.motcua.provisioning.BoardConfig;

/**
 * How people and screens get into the pages of a board: with an account or a token where it has
 * accounts, else freely.
 *
 * @param handlers exchange the accounts with other boards of the centre
 * @param open what has to be closed
 */
record Entrance(
    Identification identification, List<Route> routes, List<TopicHandler> handlers, Opened open)
    implements AutoCloseable {

  /**
   * Of a board.
   *
   * @param board appends the events
   * @param clock for codes that expire
   * @param kept sessions that outlast the board's being built anew
   */
  static Entrance of(
      BoardConfig config, Site site, Reception.Asking board, InstantSource clock, OpenSessions kept)
      throws IOException {
    AccountBook accounts = site.accounts();
    BoardConfig.Accounts times = config.accounts();
    Path data = config.data();
    ScreenTokens screens = new ScreenTokens(data);
    if (accounts == null || times == null) {
      return new Entrance(Identification.NONE, ScreenRoutes.of(screens), List.of(), new Opened());
    }
    Sessions sessions = new Sessions(accounts, times, System::nanoTime, kept);
    Passwords passwords = new Passwords(data);
    Reception reception =
        new Reception(
            new Reception.Needs(
                accounts,
                sessions,
                passwords,
                new TechnicianCode(data),
                new PasswordRule(config.centre(), site.catalogue().name()),
                board,
                clock,
                System::nanoTime));
    Opened open = new Opened();
    open.add(reception);
    List<Route> routes =
        Stream.of(
                SessionRoutes.of(sessions, reception),
                times.owner() == null ? PeopleRoutes.of(reception) : List.<Route>of(),
                ScreenRoutes.of(screens))
            .flatMap(List::stream)
            .toList();
    Identification identification = sessions.or(screens);
    if (times.owner() != null) {
      AccountHolder holder =
          new AccountHolder(
              new Topics(config.centre(), config.board()),
              accounts,
              passwords,
              touch -> board.ask(touch, new Caller.Nobody()));
      return new Entrance(identification, routes, List.of(open.add(holder)), open);
    }
    if (times.holders().isEmpty()) {
      return new Entrance(identification, routes, List.of(), open);
    }
    List<Topics> holders =
        times.holders().stream().map(each -> new Topics(config.centre(), each)).toList();
    AccountOwner owner = new AccountOwner(holders, accounts, passwords);
    return new Entrance(identification, routes, List.of(open.add(owner)), open);
  }

  @Override
  public void close() {
    open.close();
  }
}
