package vn.motcua.provisioning;

import java.nio.file.Path;
import java.util.regex.Pattern;
import vn.motcua.provisioning.text.TextRule;

/**
 * Reads site.toml. Defaults: {@code inboxes} 2; {@code code} none. All other keys are required.
 * Stateless; any thread.
 */
public final class SiteToml {
  /** Most inboxes, brokers and enrolment names of a centre. */
  public static final int INBOXES_MAX = 64;

  private static final int HOSTS_MAX = 8;
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,61}[A-Za-z0-9])?");
  private static final Pattern CODE = Pattern.compile("[A-Z][0-9]{2}(\\.[0-9]{1,3}){0,3}|");

  private SiteToml() {}

  /**
   * Reads and checks a file.
   *
   * @throws ConfigException with every fault of the file
   */
  public static SiteConfig load(Path file) throws ConfigException {
    return TomlFile.load(file, SiteToml::site);
  }

  private static SiteConfig site(TomlNode root) {
    String code = root.text("code", code(), "");
    SiteConfig site =
        new SiteConfig(
            root.text("centre", TextRule.id()),
            root.text("name", TextRule.name()),
            code.isEmpty() ? null : code,
            root.texts("brokers", 1, HOSTS_MAX, host()),
            root.texts("enrolment", 1, HOSTS_MAX, host()),
            root.integer("inboxes", 1, INBOXES_MAX, 2));
    root.noOtherKeys();
    return site;
  }

  /** A host name or an address, as in a certificate. */
  public static TextRule host() {
    return TextRule.that(
        text -> HOST.matcher(text).matches(),
        "is not a host name or an address; write for example broker.minh-hoa.example or"
            + " 192.0.2.10");
  }

  /** The code of an authority by QĐ 20/2020/QĐ-TTg, such as {@code H48.11}; or nothing. */
  public static TextRule code() {
    return TextRule.that(
        text -> CODE.matcher(text).matches(),
        "is not a code of an authority; write for example H48.11, or leave it out");
  }
}
