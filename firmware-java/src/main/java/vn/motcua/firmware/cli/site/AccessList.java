package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import vn.motcua.bridge.broker.AccountRights;
import vn.motcua.bridge.broker.BrokerAcl;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.provisioning.SiteConfig;
import vn.motcua.provisioning.files.Pem;
import vn.motcua.provisioning.site.SiteFolder;

/** The boards that the broker of a centre lets in: {@code boards} and {@code acl.json}. */
final class AccessList {
  private static final String SHARE = "motcua";

  private AccessList() {}

  /** Writes acl.json anew from the boards. */
  static void write(SiteFolder site, SiteConfig config) throws IOException {
    List<Topics> boards = listed(boards(site), config);
    List<Topics> named = Files.exists(names(site)) ? listed(names(site), config) : List.of();
    AccountRights accounts =
        new AccountRights(listedIn(accountsOwner(site), config), listedIn(accounts(site), config));
    String text =
        new BrokerAcl(boards, Set.copyOf(named), accounts, config.inboxes(), SHARE).text();
    Pem.write(site.broker().resolve("acl.json"), text);
  }

  private static Set<Topics> listedIn(Path file, SiteConfig config) throws IOException {
    return Files.exists(file) ? Set.copyOf(listed(file, config)) : Set.of();
  }

  private static List<Topics> listed(Path file, SiteConfig config) throws IOException {
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(config.client("")))
        .map(line -> new Topics(config.centre(), line.substring(config.client("").length())))
        .toList();
  }

  /** Adds a board, unless it is there. */
  static void add(SiteFolder site, SiteConfig config, String board) throws IOException {
    add(boards(site), config.client(board));
    write(site, config);
  }

  /** The board may read the names of people from now on. */
  static void addName(SiteFolder site, SiteConfig config, String board) throws IOException {
    add(names(site), config.client(board));
    write(site, config);
  }

  /** The board gets the accounts of the centre from now on. */
  static void addAccounts(SiteFolder site, SiteConfig config, String board) throws IOException {
    add(accounts(site), config.client(board));
    write(site, config);
  }

  /**
   * The board owns the accounts of the centre from now on, and the one before it no longer does.
   */
  static void setAccountsOwner(SiteFolder site, SiteConfig config, String board)
      throws IOException {
    Pem.write(accountsOwner(site), config.client(board) + "\n");
    write(site, config);
  }

  private static void add(Path file, String line) throws IOException {
    List<String> before = Files.exists(file) ? Files.readAllLines(file) : List.of();
    if (!before.contains(line)) {
      Pem.write(file, String.join("\n", before) + (before.isEmpty() ? "" : "\n") + line + "\n");
    }
  }

  /** Takes a board away, so that the broker no longer knows it. */
  static void remove(SiteFolder site, SiteConfig config, String board) throws IOException {
    for (Path file : List.of(boards(site), names(site), accounts(site), accountsOwner(site))) {
      if (Files.exists(file)) {
        remove(file, config.client(board));
      }
    }
    write(site, config);
  }

  private static void remove(Path file, String line) throws IOException {
    List<String> rest =
        Files.readAllLines(file).stream().filter(each -> !each.equals(line)).toList();
    Pem.write(file, String.join("\n", rest) + "\n");
  }

  private static Path names(SiteFolder site) {
    return site.broker().resolve("boards-with-names");
  }

  private static Path accounts(SiteFolder site) {
    return site.broker().resolve("boards-with-accounts");
  }

  private static Path accountsOwner(SiteFolder site) {
    return site.broker().resolve("accounts-owner");
  }

  private static Path boards(SiteFolder site) {
    return site.broker().resolve("boards");
  }
}
