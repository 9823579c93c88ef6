package vn.motcua.firmware.cli.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import vn.motcua.bridge.broker.BrokerAcl;
import vn.motcua.bridge.wire.Topics;
import vn.motcua.provisioning.SiteConfig;
import vn.motcua.provisioning.site.Pem;
import vn.motcua.provisioning.site.SiteFolder;

/** The boards that the broker of a centre lets in: {@code boards} and {@code acl.json}. */
final class AccessList {
  private static final String SHARE = "motcua";

  private AccessList() {}

  /** Writes acl.json anew from the boards. */
  static void write(SiteFolder site, SiteConfig config) throws IOException {
    List<Topics> listed =
        Files.readAllLines(boards(site)).stream()
            .filter(line -> line.startsWith(config.client("")))
            .map(line -> new Topics(config.centre(), line.substring(config.client("").length())))
            .toList();
    String text = new BrokerAcl(listed, config.inboxes(), SHARE).text();
    Pem.write(site.broker().resolve("acl.json"), text);
  }

  /** Adds a board, unless it is there. */
  static void add(SiteFolder site, SiteConfig config, String board) throws IOException {
    String line = config.client(board);
    if (!Files.readAllLines(boards(site)).contains(line)) {
      Files.writeString(boards(site), line + "\n", StandardOpenOption.APPEND);
    }
    write(site, config);
  }

  /** Takes a board away, so that the broker knows it no more. */
  static void remove(SiteFolder site, SiteConfig config, String board) throws IOException {
    List<String> rest =
        Files.readAllLines(boards(site)).stream()
            .filter(line -> !line.equals(config.client(board)))
            .toList();
    Pem.write(boards(site), String.join("\n", rest) + "\n");
    write(site, config);
  }

  private static Path boards(SiteFolder site) {
    return site.broker().resolve("boards");
  }
}
