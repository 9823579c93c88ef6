package vn.motcua.provisioning.site;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import vn.motcua.provisioning.SiteConfig;

/** A centre for tests. */
public final class NewCentre {
  private NewCentre() {}

  /** Makes one whose root's passphrase is {@code năm từ ngẫu nhiên}. */
  public static Registrar in(Path folder, String centre, InstantSource clock) throws Exception {
    SiteConfig config =
        new SiteConfig(
            centre,
            "Phường “Minh Hoạ” \\ 1",
            "H48.11",
            List.of("localhost"),
            List.of("localhost"),
            2);
    return new NewSite(new SiteFolder(folder), config, clock)
        .make("năm từ ngẫu nhiên".toCharArray());
  }
}
