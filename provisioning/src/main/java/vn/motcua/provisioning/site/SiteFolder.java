package vn.motcua.provisioning.site;

import java.nio.file.Path;

/**
 * Where the files of a centre are. Only {@link #root} has to leave the machine, and only the files
 * under {@link #broker}, {@link #inbox} and {@link #authorities} go to other machines.
 *
 * @param path the folder
 */
public record SiteFolder(Path path) {
  /** What the centre is. */
  public Path siteFile() {
    return path.resolve("site.toml");
  }

  /** To be kept on two USB sticks in two places, and on no machine. */
  public Path root() {
    return path.resolve("root");
  }

  /** Key and certificate of the issuing CA. */
  Path issuing() {
    return path.resolve("issuing");
  }

  /** The one before, as long as certificates that it signed are in use. */
  Path former() {
    return path.resolve("former");
  }

  /** The issuing CAs, today's first, then the root: what boards, brokers and inboxes trust. */
  public Path authorities() {
    return path.resolve("ca.crt");
  }

  /** The revoked certificates, for the brokers. */
  public Path revocations() {
    return path.resolve("broker").resolve("revoked.crl");
  }

  /** What goes to the machine of a broker. */
  public Path broker() {
    return path.resolve("broker");
  }

  /** What goes to the machine of an inbox; the first is 1. */
  public Path inbox(int number) {
    return path.resolve("inbox-" + number);
  }

  /** Certificate and key of the hub's role, for the boards that may take it. */
  public Path hub() {
    return path.resolve("hub");
  }

  /** What signs and publishes catalogues, and the last one. */
  public Path catalogue() {
    return path.resolve("catalogue");
  }

  /** Certificate and key of the enrolment service. */
  public Path enrolment() {
    return path.resolve("enrolment");
  }

  /** Logo, colours and name plate of the pages. */
  Path brand() {
    return path.resolve("brand");
  }

  /** The root's certificate alone, for the PCs and phones that open the pages of boards. */
  public Path rootForBrowsers() {
    return path.resolve("root-for-browsers.crt");
  }

  Path pages() {
    return path.resolve("pages.tsv");
  }

  Path refusals() {
    return path.resolve("refusals.tsv");
  }

  Path issued() {
    return path.resolve("issued.tsv");
  }

  Path revoked() {
    return path.resolve("revoked.tsv");
  }

  Path codes() {
    return path.resolve("codes.tsv");
  }

  Path slots() {
    return path.resolve("slots.tsv");
  }

  Path lock() {
    return path.resolve(".lock");
  }
}
