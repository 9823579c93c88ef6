package vn.motcua.firmware.board;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.motcua.firmware.access.Identification;
import vn.motcua.firmware.core.Site;
import vn.motcua.firmware.people.AccountBook;
import vn.motcua.firmware.people.password.PasswordRule;
import vn.motcua.firmware.people.password.Passwords;
import vn.motcua.firmware.people.password.TechnicianCode;
import vn.motcua.firmware.people.session.OpenSessions;
import vn.motcua.firmware.people.session.Reception;
import vn.motcua.firmware.people.session.Sessions;
import vn.motcua.firmware.screen.ScreenRoutes;
import vn.motcua.firmware.screen.ScreenTokens;
import vn.motcua.firmware.web.Route;
import vn.motcua.firmware.web.people.PeopleRoutes;
import vn.motcua.firmware.web.people.SessionRoutes;
import vn.motcua.provisioning.BoardConfig;

/**
 * How people and screens get into the pages of a board: with an account or a token where it has
 * accounts, else freely.
 */
record Entrance(Identification identification, List<Route> routes, @Nullable Reception reception)
    implements AutoCloseable {

  /** Of a board; {@code clock} is for codes that expire. */
  static Entrance of(
      BoardConfig config, Site site, Board board, InstantSource clock, OpenSessions open)
      throws IOException {
    AccountBook accounts = site.accounts();
    BoardConfig.Accounts times = config.accounts();
    Path data = config.data();
    ScreenTokens screens = new ScreenTokens(data);
    if (accounts == null || times == null) {
      return new Entrance(Identification.NONE, ScreenRoutes.of(screens), null);
    }
    Sessions sessions = new Sessions(accounts, times, System::nanoTime, open);
    Reception reception =
        new Reception(
            new Reception.Needs(
                accounts,
                sessions,
                new Passwords(data),
                new TechnicianCode(data),
                new PasswordRule(config.centre(), site.catalogue().name()),
                board::ask,
                clock,
                System::nanoTime));
    List<Route> routes =
        Stream.of(
                SessionRoutes.of(sessions, reception),
                PeopleRoutes.of(reception),
                ScreenRoutes.of(screens))
            .flatMap(List::stream)
            .toList();
    return new Entrance(sessions.or(screens), routes, reception);
  }

  @Override
  public void close() {
    if (reception != null) {
      reception.close();
    }
  }
}
