package vn.motcua.firmware.board;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.bridge.link.TopicHandler;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.devices.Reading;
import vn.motcua.firmware.access.Caller;
import vn.motcua.firmware.access.Identification;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.firmware.people.password.Cards;
import vn.motcua.firmware.people.password.PasswordRule;
import vn.motcua.firmware.people.password.Passwords;
import vn.motcua.firmware.people.password.TechnicianCode;
import vn.motcua.firmware.people.reader.CardDesk;
import vn.motcua.firmware.people.reader.ReaderPlace;
import vn.motcua.firmware.people.reader.ReaderSignIn;
import vn.motcua.firmware.people.session.OpenSessions;
import vn.motcua.firmware.people.session.Reception;
import vn.motcua.firmware.people.session.Sessions;
import vn.motcua.firmware.people.sharing.AccountHolder;
import vn.motcua.firmware.people.sharing.AccountOwner;
import vn.motcua.firmware.screen.ScreenRoutes;
import vn.motcua.firmware.screen.ScreenTokens;
import vn.motcua.firmware.web.Route;
import vn.motcua.firmware.web.people.PeopleRoutes;
import vn.motcua.firmware.web.people.ReaderRoutes;
import vn.motcua.firmware.web.people.SessionRoutes;
import vn.motcua.provisioning.BoardConfig;

/**
 * How people and screens get into the pages of a board: with an account or a token where it has
 * accounts, else freely.
 *
 * @param handlers exchange the accounts with other boards of the centre
 * @param readers take what devices read for themselves; the board gets the rest
 * @param open what has to be closed
 */
record Entrance(
    Identification identification,
    List<Route> routes,
    List<TopicHandler> handlers,
    Predicate<Reading> readers,
    Opened open)
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
      return new Entrance(
          Identification.NONE, ScreenRoutes.of(screens), List.of(), _ -> false, new Opened());
    }
    Sessions sessions = new Sessions(accounts, times, System::nanoTime, kept);
    Passwords passwords = new Passwords(data);
    Cards cards = new Cards(data);
    ReaderSignIn readers = readers(times, site, accounts, cards, sessions);
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
    CardDesk desk = new CardDesk(cards, site.catalogue().name(), board, reception.thread());
    List<Route> routes =
        Stream.of(
                SessionRoutes.of(sessions, reception, readers == null ? null : readers.counter()),
                readers == null ? List.<Route>of() : ReaderRoutes.of(readers),
                times.owner() == null ? PeopleRoutes.of(reception, desk) : List.<Route>of(),
                ScreenRoutes.of(screens))
            .flatMap(List::stream)
            .toList();
    Identification identification = sessions.or(screens);
    Predicate<Reading> heard = readers == null ? _ -> false : readers::heard;
    if (times.owner() != null) {
      AccountHolder holder =
          new AccountHolder(
              new Topics(config.centre(), config.board()),
              accounts,
              passwords,
              cards,
              touch -> board.ask(touch, new Caller.Nobody()));
      return new Entrance(identification, routes, List.of(open.add(holder)), heard, open);
    }
    if (times.holders().isEmpty()) {
      return new Entrance(identification, routes, List.of(), heard, open);
    }
    List<Topics> holders =
        times.holders().stream().map(each -> new Topics(config.centre(), each)).toList();
    AccountOwner owner = new AccountOwner(holders, accounts, passwords, cards);
    return new Entrance(identification, routes, List.of(open.add(owner)), heard, open);
  }

  private static @Nullable ReaderSignIn readers(
      BoardConfig.Accounts times, Site site, AccountBook accounts, Cards cards, Sessions sessions) {
    BoardConfig.SignIn where = times.signIn();
    return where == null
        ? null
        : new ReaderSignIn(
            ReaderPlace.of(where, site.kinds(), site.catalogue().staff(), accounts, cards),
            sessions,
            System::nanoTime);
  }

  @Override
  public void close() {
    open.close();
  }
}
